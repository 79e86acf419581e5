import type { Code, CodeTable } from './code-table.ts'
import { CATEGORY_LABELS, STATUS_LABELS } from './types.ts'

const entries = (labels: Record<string, string>): Code[] => Object.entries(labels).map(([code, label]) => ({ code, label }))

/** 性别 (GB/T 2261.1). */
export const SEX_CODES: CodeTable = {
  id: 'sex',
  title: '性别',
  standard: 'GB/T 2261.1',
  mark: 'confirmed',
  codes: [
    { code: '1', label: '男', aliases: ['男性'] },
    { code: '2', label: '女', aliases: ['女性'] },
  ],
}

const ETHNIC_NAMES =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'

/** 民族 (GB/T 3304); the number is the position in the standard. */
export const ETHNICITY_CODES: CodeTable = {
  id: 'ethnicity',
  title: '民族',
  standard: 'GB/T 3304',
  mark: 'confirmed',
  codes: [
    ...ETHNIC_NAMES.split(' ').map((name, index) => ({
      code: String(index + 1).padStart(2, '0'),
      label: `${name}族`,
      aliases: [name],
    })),
    { code: '97', label: '其他' },
    { code: '98', label: '外国血统中国籍人士' },
  ],
}
/** 少数民族：汉族以外的各民族；没有登记的不算。 */
export const isMinority = (ethnicity: string | null | undefined): boolean => Boolean(ethnicity) && ethnicity !== '01'

const finishes = (group: string, first: number, label: string, ...aliases: string[]): Code[] => [
  { code: `${group}${first}`, label: `${label}毕业`, aliases: [label, ...aliases] },
  { code: `${group}${first + 1}`, label: `${label}结业` },
  { code: `${group}${first + 2}`, label: `${label}肄业` },
]

/** 学历 (GB/T 4658). */
export const EDUCATION_CODES: CodeTable = {
  id: 'education',
  title: '学历',
  standard: 'GB/T 4658',
  mark: 'confirmed',
  codes: [
    { code: '10', label: '研究生教育', aliases: ['研究生', '研究生学历'], isGroup: true },
    ...finishes('1', 1, '博士研究生', '博士'),
    ...finishes('1', 4, '硕士研究生', '硕士'),
    ...finishes('1', 7, '研究生班'),
    { code: '20', label: '大学本科教育', isGroup: true },
    ...finishes('2', 1, '大学本科', '本科', '大学', '大本', '全日制本科', '在职本科', '本科学历'),
    { code: '28', label: '大学普通班毕业', aliases: ['大学普通班', '大普'] },
    { code: '30', label: '大学专科教育', isGroup: true },
    ...finishes('3', 1, '大学专科', '大专', '专科', '高职', '专科学历', '大专学历'),
    { code: '40', label: '中等职业教育', aliases: ['中职'], isGroup: true },
    ...finishes('4', 1, '中等专科', '中专', '中师', '中等专业学校'),
    ...finishes('4', 4, '职业高中', '职高'),
    ...finishes('4', 7, '技工学校', '技校'),
    { code: '60', label: '普通高中教育', isGroup: true },
    ...finishes('6', 1, '普通高中', '高中'),
    { code: '70', label: '初中教育', isGroup: true },
    { code: '71', label: '初中毕业', aliases: ['初中'] },
    { code: '73', label: '初中肄业' },
    { code: '80', label: '小学教育', isGroup: true },
    { code: '81', label: '小学毕业', aliases: ['小学'] },
    { code: '83', label: '小学肄业' },
    { code: '90', label: '其他' },
  ],
}

/** Levels of education as the yearly tables group them: the first digit of the code. */
export const EDUCATION_LEVELS = {
  '1': '研究生',
  '2': '大学本科',
  '3': '大学专科',
  '4': '中专',
  '6': '高中',
  '7': '初中及以下',
} as const
export type EducationLevel = keyof typeof EDUCATION_LEVELS
/** First digits that belong to a level; the last level takes all that is below. */
export const educationDigits = (level: EducationLevel): readonly string[] => (level === '7' ? ['7', '8', '9'] : [level])
/** The level of an education code; undefined when it is not recorded. */
export const educationLevelOf = (code: string | null | undefined): EducationLevel | undefined =>
  (Object.keys(EDUCATION_LEVELS) as EducationLevel[]).find((level) => educationDigits(level).includes(code?.[0] ?? ''))

const DISCIPLINES = ['哲学', '经济学', '法学', '教育学', '文学', '历史学', '理学', '工学', '农学', '医学', '军事学', '管理学']
const degrees = (group: string, name: string): Code[] => [
  { code: group, label: `${name}学位`, aliases: [name] },
  ...DISCIPLINES.map((discipline, index) => ({
    code: `${group}${String(index + 1).padStart(2, '0')}`,
    label: `${discipline}${name}学位`,
    aliases: [`${discipline}${name}`],
  })),
]

/** 学位 (GB/T 6864), the main ones. */
export const DEGREE_CODES: CodeTable = {
  id: 'degree',
  title: '学位',
  standard: 'GB/T 6864',
  mark: 'confirmed',
  codes: [
    { code: '0', label: '无学位', aliases: ['无'] },
    { code: '1', label: '名誉博士' },
    ...degrees('2', '博士'),
    ...degrees('3', '硕士'),
    { code: '341', label: '法律硕士专业学位', aliases: ['法律硕士'] },
    { code: '342', label: '教育硕士专业学位', aliases: ['教育硕士'] },
    { code: '343', label: '工程硕士专业学位', aliases: ['工程硕士'] },
    { code: '346', label: '工商管理硕士专业学位', aliases: ['工商管理硕士', 'MBA'] },
    { code: '349', label: '公共管理硕士专业学位', aliases: ['公共管理硕士', 'MPA'] },
    ...degrees('4', '学士'),
  ],
}

const post = (label: string, ...aliases: string[]): Code => ({ code: label, label, aliases })

/** 工作岗位. The national system's numbers are not public; the label is the code. */
export const WORK_POST_CODES: CodeTable = {
  id: 'work-post',
  title: '工作岗位',
  mark: 'from-memory',
  codes: [
    post('事业单位管理岗位', '事业单位管理', '管理', '管理岗位', '管理岗'),
    post('事业单位专业技术岗位', '事业单位专业技术', '专业技术', '专业技术岗位', '专技', '专技岗', '教师', '教学'),
    post('事业单位工勤技能岗位', '事业单位工勤技能', '工勤技能', '工勤', '工勤技能岗位', '工勤岗'),
    post('社会服务机构管理岗位', '民办学校管理', '民办管理', '社会服务机构管理'),
    post('社会服务机构专业技术岗位', '民办学校专技', '民办专技', '社会服务机构专业技术', '社会服务机构专技'),
    post('社会服务机构工勤岗位', '民办学校工勤', '民办工勤', '社会服务机构工勤'),
    post('公务员'),
    post('参照公务员法管理人员', '参公', '参公管理人员'),
    post('机关工勤人员', '机关工勤'),
    post('企业管理岗位', '企业管理'),
    post('企业专业技术岗位', '企业专技', '企业专业技术'),
    post('企业工勤技能岗位', '企业工勤'),
    post('农牧渔民', '农民'),
    post('研究生', '学生（研究生）'),
    post('本科生', '学生（本科）', '大学生'),
    post('专科生', '学生（专科）'),
    post('中专中技学生', '学生（中专）', '中专生'),
    post('高中生', '学生（高中）'),
    post('离休人员', '离休'),
    post('退休人员', '退休', '离退休'),
    post('其他'),
  ],
}
export const RETIRED_WORK_POSTS: readonly string[] = ['离休人员', '退休人员']

/** 党员类别. */
export const CATEGORY_CODES: CodeTable = {
  id: 'category',
  title: '党员类别',
  mark: 'confirmed',
  codes: [
    { code: 'F', label: CATEGORY_LABELS.F, aliases: ['正式', '中共党员', '党员'] },
    { code: 'P', label: CATEGORY_LABELS.P, aliases: ['预备', '中共预备党员'] },
  ],
}

/** 党籍状态. */
export const STATUS_CODES: CodeTable = {
  id: 'status',
  title: '党籍状态',
  mark: 'confirmed',
  codes: entries(STATUS_LABELS).map((entry) =>
    entry.code === 'NORMAL'
      ? { ...entry, aliases: ['正常党籍'] }
      : entry.code === 'DEAD'
        ? { ...entry, aliases: ['死亡', '已去世'] }
        : entry,
  ),
}

/** 进入支部类型. */
export const ENTRY_KIND_CODES: CodeTable = {
  id: 'entry-kind',
  title: '进入支部类型',
  mark: 'from-memory',
  codes: [
    { code: 'NEW', label: '新发展', aliases: ['新发展党员'] },
    { code: 'IN_COUNTY', label: '县内转入', aliases: ['组织关系转入', '转入'] },
    { code: 'IN_PROV', label: '省内转入' },
    { code: 'IN_OUT', label: '省外转入' },
    { code: 'IN_SPECIAL', label: '军队等系统转入', aliases: ['军队转入'] },
    { code: 'RESTORE', label: '恢复党籍', aliases: ['恢复', '组织关系恢复'] },
    { code: 'REORG', label: '支部调整', aliases: ['整建制转接'] },
    { code: 'OTHER', label: '其他', aliases: ['其它'] },
  ],
}

/** 离开支部类型. */
export const LEAVE_KIND_CODES: CodeTable = {
  id: 'leave-kind',
  title: '离开支部类型',
  mark: 'from-memory',
  codes: [
    { code: 'TO_COUNTY', label: '转出（县内）', aliases: ['县内转出', '转出'] },
    { code: 'TO_PROV', label: '转出（省内）', aliases: ['省内转出'] },
    { code: 'TO_OUT', label: '转出（省外）', aliases: ['省外转出'] },
    { code: 'TO_SPECIAL', label: '转出（军队等系统）', aliases: ['转往军队'] },
    { code: 'REORG', label: '支部调整' },
    { code: 'OUT', label: '出党', aliases: ['党员出党'] },
    { code: 'STOP', label: '停止党籍' },
    { code: 'DEAD', label: '死亡', aliases: ['党员去世', '去世'] },
    { code: 'OTHER', label: '其他', aliases: ['其它'] },
  ],
}

/** 流动原因. */
export const FLOATING_REASON_CODES: CodeTable = {
  id: 'floating-reason',
  title: '流动原因',
  mark: 'from-memory',
  codes: [
    { code: '外出务工经商', label: '外出务工经商' },
    { code: '借调、支教', label: '借调、支教', aliases: ['借调/支教', '借调', '支教'] },
    { code: '学习进修', label: '学习进修' },
    { code: '随迁照顾子女', label: '随迁照顾子女' },
    { code: '待就业毕业生', label: '待就业毕业生' },
    { code: '其他', label: '其他' },
  ],
}

/** Every code list of persons and members, for import templates and the catalogue page. */
export const MEMBER_CODE_TABLES: readonly CodeTable[] = [
  SEX_CODES,
  ETHNICITY_CODES,
  EDUCATION_CODES,
  DEGREE_CODES,
  WORK_POST_CODES,
  CATEGORY_CODES,
  STATUS_CODES,
  ENTRY_KIND_CODES,
  LEAVE_KIND_CODES,
  FLOATING_REASON_CODES,
]
