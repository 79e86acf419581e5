/** The rows the cast is made of: places, people, accounts. Ids are fixed (world.ts). */
interface OrgRow {
  id: string
  name: string
  short: string
  kind: string
  parent: string | null
  path: string
  initials: string
}

export const ORGS: OrgRow[] = [
  {
    id: '1',
    name: '中共云山市委教育工作委员会',
    short: '云山市教育工委',
    kind: 'workCommittee',
    parent: null,
    path: '/1/',
    initials: 'yssjygw',
  },
  {
    id: '2',
    name: '中共青禾县委教育工作委员会',
    short: '青禾县教育工委',
    kind: 'workCommittee',
    parent: '1',
    path: '/1/2/',
    initials: 'qhxjygw',
  },
  {
    id: '3',
    name: '中共白鹭县委教育工作委员会',
    short: '白鹭县教育工委',
    kind: 'workCommittee',
    parent: '1',
    path: '/1/3/',
    initials: 'blxjygw',
  },
  {
    id: '4',
    name: '中共青禾县第一中学委员会',
    short: '青禾一中党委',
    kind: 'committee',
    parent: '2',
    path: '/1/2/4/',
    initials: 'qhyzdw',
  },
  {
    id: '5',
    name: '中共青禾县第一中学数学组支部委员会',
    short: '青禾一中数学组党支部',
    kind: 'branch',
    parent: '4',
    path: '/1/2/4/5/',
    initials: 'qhyzsxzdzb',
  },
  {
    id: '6',
    name: '中共青禾县第一中学理科组支部委员会',
    short: '青禾一中理科组党支部',
    kind: 'branch',
    parent: '4',
    path: '/1/2/4/6/',
    initials: 'qhyzlkzdzb',
  },
  {
    id: '7',
    name: '中共青禾县实验小学支部',
    short: '青禾实验小学党支部',
    kind: 'branch',
    parent: '2',
    path: '/1/2/7/',
    initials: 'qhsyxxdzb',
  },
  {
    id: '8',
    name: '中共白鹭县中学支部委员会',
    short: '白鹭中学党支部',
    kind: 'branch',
    parent: '3',
    path: '/1/3/8/',
    initials: 'blzxdzb',
  },
  {
    id: '9',
    name: '青禾一中数学组第一党小组',
    short: '数学组第一党小组',
    kind: 'group',
    parent: '5',
    path: '/1/2/4/5/9/',
    initials: 'sxzdydxz',
  },
]

/** name, initials, home, joined, full (empty: probationary), post in the home. Sex and birth follow the index. */
export const PEOPLE: [string, string, string, string, string, string?][] = [
  ['周明远', 'zmy', '5', '2008-06-20', '2009-06-20', 'secretary'],
  ['吴晓岚', 'wxl', '5', '2010-05-11', '2011-05-11', 'organisationMember'],
  ['郑怀谷', 'zhg', '5', '2012-07-01', '2013-07-01', 'publicityMember'],
  ['钱一诺', 'qyn', '5', '2015-06-30', '2016-06-30'],
  ['孙可', 'sk', '5', '2016-06-30', '2017-06-30'],
  ['李沐阳', 'lmy', '5', '2018-06-30', '2019-06-30'],
  ['王知夏', 'wzx', '5', '2019-06-28', '2020-06-28'],
  ['冯远舟', 'fyz', '5', '1979-12-01', '1980-12-01'],
  ['陈新', 'cx', '5', '2026-03-20', ''],
  ['褚文', 'cw', '6', '2005-06-01', '2006-06-01', 'secretary'],
  ['卫青禾', 'wqh', '6', '2011-06-01', '2012-06-01'],
  ['蒋一帆', 'jyf', '6', '2014-06-01', '2015-06-01'],
  ['沈默', 'sm', '7', '2003-06-01', '2004-06-01', 'secretary'],
  ['韩雪', 'hx', '7', '2009-06-01', '2010-06-01'],
  ['买买提·吐尔逊·艾力', 'mmtteyal', '7', '2013-06-01', '2014-06-01'],
  ['杨帆', 'yf', '8', '2007-06-01', '2008-06-01', 'secretary'],
  ['朱砂', 'zs', '8', '2012-06-01', '2013-06-01'],
  ['秦川', 'qc', '8', '2017-06-01', '2018-06-01'],
]

/** login, person or new name, role, organisation. */
export const ACCOUNTS: [string, string, string, string][] = [
  ['city', '林知秋', 'cityOffice', '1'],
  ['qinghe', '何青', 'countyOffice', '2'],
  ['bailu', '白露', 'countyOffice', '3'],
  ['school', '许向阳', 'schoolOffice', '4'],
  ['secretary', '周明远', 'secretary', '5'],
  ['clerk', '吴晓岚', 'clerk', '5'],
  ['neighbour', '褚文', 'secretary', '6'],
  ['member', '钱一诺', 'member', '5'],
  ['inspector', '严督', 'inspector', '2'],
  ['sysadmin', '任系统', 'systemAdmin', '1'],
  ['secadmin', '安全衡', 'securityAdmin', '1'],
  ['auditadmin', '申计', 'auditAdmin', '1'],
]
