import type { Indicator } from '../types.ts'
import { CITES, indicator, productDefault } from './make.ts'

const ROLLS = '截止日组织关系在本组织及下级、党籍正常的党员'
const PARTS = ['category', 'sex', 'minority', 'ageBand', 'education', 'child'] as const
const member = (definition: Omit<Parameters<typeof indicator>[0], 'capability' | 'unit' | 'cite'>) =>
  indicator({ capability: 'member', unit: 'person', parts: PARTS, cite: CITES.onTheRolls, ...definition })

/** 党员的数量和构成（STA-01）。没有登记的计入分母、不计入分子，并在分组中单列。 */
export const MEMBER_INDICATORS: readonly Indicator[] = [
  member({
    id: 'member.count',
    title: '党员总数',
    fold: 'count',
    definition: `${ROLLS}，含正式党员和预备党员；一人只在组织关系所在处计一次。`,
    words: ['党员总数', '共有党员', '现有党员', '党员'],
  }),
  member({
    id: 'member.full',
    title: '正式党员数',
    fold: 'count',
    definition: `${ROLLS}中，转正日期不晚于截止日的。`,
    words: ['正式党员'],
  }),
  member({
    id: 'member.probationary',
    title: '预备党员数',
    fold: 'count',
    definition: `${ROLLS}中，截止日尚未转正的。`,
    words: ['预备党员'],
  }),
  member({
    id: 'member.joinedThisYear',
    title: '本年发展党员数',
    fold: 'count',
    time: 'year',
    definition: `${ROLLS}中，入党日期（支部大会通过之日）在当年的。转出的由接收的组织统计。`,
    words: ['发展党员', '新发展党员'],
  }),
  member({ id: 'member.female', title: '女党员数', fold: 'count', definition: `${ROLLS}中的女党员。`, words: ['女党员'] }),
  member({
    id: 'member.femaleShare',
    title: '女党员占比',
    fold: 'share',
    definition: '女党员占党员总数的比例；性别没有登记的计入分母。',
    numerator: '女党员',
    denominator: ROLLS,
    words: ['女党员占比', '女党员'],
  }),
  member({
    id: 'member.minority',
    title: '少数民族党员数',
    fold: 'count',
    definition: `${ROLLS}中，民族登记为汉族以外的。`,
    words: ['少数民族党员'],
  }),
  member({
    id: 'member.under35',
    title: '35 岁及以下党员数',
    fold: 'count',
    definition: `${ROLLS}中，截止日未满 36 周岁的；出生日期没有登记的不计。`,
    words: ['35岁及以下党员', '35岁以下党员'],
  }),
  member({
    id: 'member.bachelorShare',
    title: '本科及以上学历党员占比',
    fold: 'share',
    definition: '学历登记为大学本科、研究生的党员占党员总数的比例；学历没有登记的计入分母。',
    numerator: '学历为大学本科、研究生的党员',
    denominator: ROLLS,
    words: ['本科及以上学历党员占比', '大学本科以上学历党员占比', '本科及以上学历'],
  }),
  member({
    id: 'member.averageAge',
    title: '党员平均年龄',
    fold: 'average',
    definition: '出生日期有登记的党员，截止日周岁的平均数。',
    numerator: '周岁之和',
    denominator: '出生日期有登记的党员',
    words: ['平均年龄'],
  }),
]

const POST_ROWS = '截止日存在的党委、党总支、党支部、联合党支部和临时党支部'

/** 书记和班子。 */
export const POST_INDICATORS: readonly Indicator[] = [
  indicator({
    id: 'post.secretaries',
    title: '在任书记职务数',
    capability: 'post',
    unit: 'post',
    fold: 'count',
    version: 2,
    definition: `${POST_ROWS}的在任书记职务；一人兼任两处的计两个职务，人数另见在任党组织书记人数。`,
    parts: ['kind', 'child'],
    cite: CITES.branchSecretary,
    words: ['书记职务'],
  }),
  indicator({
    id: 'post.secretaryPersons',
    title: '在任党组织书记人数',
    capability: 'post',
    unit: 'person',
    fold: 'count',
    definition: `${POST_ROWS}的在任书记人数；一人兼任两处的只计一人，所以下级之和可能大于本级。`,
    parts: [],
    additive: false,
    cite: CITES.branchSecretary,
    words: ['党组织书记', '在任书记'],
  }),
  indicator({
    id: 'post.secretaryVacant',
    title: '书记空缺的党组织数',
    capability: 'post',
    unit: 'org',
    fold: 'count',
    definition: `${POST_ROWS}中，截止日没有书记任职记录的。`,
    parts: ['kind', 'child'],
    cite: productDefault('有书记任职记录且当日有效即为在任'),
    words: ['书记空缺'],
  }),
  indicator({
    id: 'post.committeeIncomplete',
    title: '班子缺员的党组织数',
    capability: 'post',
    unit: 'org',
    fold: 'count',
    definition: '设委员会、职数清楚的党组织中，截止日在任班子成员少于批准职数的。',
    parts: ['kind', 'child'],
    cite: CITES.branchCommittee,
    words: ['班子缺员', '班子不健全'],
  }),
]
