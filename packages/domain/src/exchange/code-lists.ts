import type { Code, CodeTable } from '../member/index.ts'
import {
  APPOINTMENT_LABELS,
  COVERAGE_FORM_LABELS,
  GOVERNANCE_LABELS,
  ORG_KIND_LABELS,
  OWNERSHIP_LABELS,
  STAGE_LABELS,
} from '../org/index.ts'

const list = (
  id: string,
  title: string,
  labels: Record<string, string>,
  aliases: Record<string, readonly string[]>,
): CodeTable => ({
  id,
  title,
  mark: 'product-default',
  codes: Object.entries(labels).map(([code, label]): Code => ({ code, label, aliases: aliases[code] ?? [] })),
})

/** 学段. */
export const STAGE_TABLE = list('stage', '学段', STAGE_LABELS, {
  kindergarten: ['幼儿', '学前', '学前教育', '幼教', '托幼'],
  primary: ['小学教育', '完全小学', '完小', '教学点', '小学教学点'],
  junior: ['初级中学', '初中教育', '普通初中'],
  nineYear: ['九年制', '九年一贯制', '一贯制', '九年制学校', '十二年一贯制'],
  senior: ['高中', '高级中学', '普高'],
  complete: ['完中', '中学', '初高中'],
  vocational: ['中职', '职高', '职业高中', '中专', '技校', '职业学校', '职教中心', '中等职业教育'],
  special: ['特教', '特殊教育', '特校'],
  other: ['其他', '其它', '教研室', '机关', '直属单位'],
})

/** 办学性质. */
export const OWNERSHIP_TABLE = list('ownership', '办学性质', OWNERSHIP_LABELS, {
  public: ['公立', '国办', '公办学校', '公'],
  private: ['私立', '社会力量办学', '民办学校', '民'],
})

/** 领导体制. */
export const GOVERNANCE_TABLE = list('governance', '领导体制', GOVERNANCE_LABELS, {
  partyLed: ['党组织领导下的校长负责制', '党组织领导校长负责制', '党组织领导', '已实行', '实行'],
  reference: ['参照', '参照实行', '参照党组织领导的校长负责制'],
  other: ['其他', '其它', '校长负责制', '董事会', '理事会', '董事会领导', '未实行'],
})

/** 党组织类型. */
export const ORG_KIND_TABLE = list('org-kind', '组织类型', ORG_KIND_LABELS, {
  workCommittee: ['工委', '教育工作委员会', '教体工委'],
  committee: ['党的委员会', '基层党委', '学校党委'],
  generalBranch: ['总支', '总支部', '党的总支部'],
  branch: ['支部', '党的支部', '独立支部', '单独支部'],
  jointBranch: ['联合支部'],
  temporaryBranch: ['临时支部'],
  group: ['小组'],
})

/** 覆盖方式. */
export const COVERAGE_TABLE = list('coverage-form', '覆盖方式', COVERAGE_FORM_LABELS, {
  own: ['单独组建', '单建', '独立', '单独'],
  joint: ['联合组建', '联建', '联合'],
  attached: ['挂靠', '挂靠上级', '依托'],
})

/** 职务产生方式. */
export const APPOINTMENT_TABLE = list('appointment', '产生方式', APPOINTMENT_LABELS, {
  elected: ['选举', '换届选举'],
  byElected: ['增补', '补选产生'],
  appointed: ['任命产生', '委派', '指派', '上级任命'],
})

/** Lists of our own that templates print beside those of the member data standard. */
export const EXCHANGE_CODE_TABLES: readonly CodeTable[] = [
  STAGE_TABLE,
  OWNERSHIP_TABLE,
  GOVERNANCE_TABLE,
  ORG_KIND_TABLE,
  COVERAGE_TABLE,
  APPOINTMENT_TABLE,
]
