import type { Indicator } from '../types.ts'
import { CITES, indicator, productDefault } from './make.ts'

const SCHOOLS = '截止日在办的学校（含幼儿园和其他教育机构）'
const PARTS = ['ownership', 'stage', 'region', 'child'] as const
const ORG_COVER = '有单独建立、联合建立或者挂靠组建的党组织，且该组织截止日存在'

const orgShare = (id: string, title: string, kind: string, words: string[]) =>
  indicator({
    id,
    title,
    capability: 'coverage',
    unit: 'school',
    fold: 'share',
    definition: `${kind}学校中，已有党组织覆盖的所占比例。党的组织覆盖与党的工作覆盖分别计算，不合并。`,
    numerator: `其中${ORG_COVER}的学校`,
    denominator: `${SCHOOLS}中的${kind}学校`,
    parts: ['stage', 'region', 'child'],
    cite: CITES.charter30,
    words,
  })

/** 党的组织覆盖和党的工作覆盖：两个指标，从不合并。 */
export const COVERAGE_INDICATORS: readonly Indicator[] = [
  indicator({
    id: 'coverage.schools',
    title: '学校数',
    capability: 'coverage',
    unit: 'school',
    fold: 'count',
    definition: `${SCHOOLS}，一校计一所，不按校区计。学校列在覆盖它的党组织名下，未覆盖的列在主管教育工委名下。`,
    parts: ['ownership', 'stage', 'region', 'form', 'child'],
    cite: productDefault('一校一计，以学校代码为准'),
    words: ['各级各类学校', '学校'],
  }),
  indicator({
    id: 'coverage.org',
    title: '党的组织覆盖率',
    capability: 'coverage',
    unit: 'school',
    fold: 'share',
    definition: '学校中已有党组织覆盖的所占比例；单独建立、联合建立、挂靠组建均计。',
    numerator: `${ORG_COVER}的学校`,
    denominator: SCHOOLS,
    parts: PARTS,
    cite: CITES.charter30,
    words: ['党的组织覆盖率', '党组织覆盖率', '组织覆盖率'],
  }),
  indicator({
    id: 'coverage.work',
    title: '党的工作覆盖率',
    capability: 'coverage',
    unit: 'school',
    fold: 'share',
    definition: '学校中已有党的工作覆盖的所占比例：已建党组织的，以及未建而有指导员、联合党组织或者群团组织带动的。',
    numerator: '有党组织覆盖，或者截止日有选派指导员、联合党组织、群团带动记录的学校',
    denominator: SCHOOLS,
    parts: PARTS,
    cite: productDefault('已建党组织的学校视为党的工作已覆盖；仅有工作覆盖的在明细中写明'),
    words: ['党的工作覆盖率', '工作覆盖率'],
  }),
  orgShare('coverage.publicOrg', '公办学校党的组织覆盖率', '公办', [
    '公办学校党的组织覆盖率',
    '公办学校党组织覆盖率',
    '公办学校组织覆盖率',
  ]),
  orgShare('coverage.privateOrg', '民办学校党的组织覆盖率', '民办', [
    '民办学校党的组织覆盖率',
    '民办学校党组织覆盖率',
    '民办学校组织覆盖率',
  ]),
  indicator({
    id: 'coverage.blank',
    title: '党的组织覆盖空白点',
    capability: 'coverage',
    unit: 'school',
    fold: 'count',
    definition: '截止日没有任何党组织覆盖的在办学校；有无工作覆盖在明细中写明。',
    parts: PARTS,
    cite: CITES.charter30,
    words: ['组织覆盖空白点', '空白点', '未建党组织的学校'],
  }),
  indicator({
    id: 'dossier.complete',
    title: '“五个清”台账齐全率',
    capability: 'coverage',
    unit: 'school',
    fold: 'share',
    definition: '未建党组织的学校中，隶属关系、教职工、党员队伍、出资人（负责人）、未建原因五项都已登记的所占比例。',
    numerator: '五项都有登记的学校',
    denominator: '截止日没有党组织覆盖的在办学校',
    parts: PARTS,
    cite: productDefault('五项各有一条在截止日以前知悉的登记即为齐全'),
    words: ['五个清台账齐全率', '台账齐全率'],
  }),
]
