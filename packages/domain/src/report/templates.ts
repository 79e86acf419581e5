import { inWords, yearOf } from '../kernel/index.ts'
import type { ReportTemplate } from './types.ts'

const ANNUAL: ReportTemplate = {
  id: 'annual',
  title: '年度党建工作总结',
  about: '全年工作总结，三十余项数据随截止日取数，可插可删。',
  titleFor: (orgName, asOf) => `${orgName}${yearOf(asOf)}年度党建工作总结`,
  lines: [
    '一年来，{{org}}坚持以习近平新时代中国特色社会主义思想为指导，认真落实新时代党的建设总要求和新时代党的组织路线，把党的领导贯穿办学治校、教书育人全过程，抓基层、打基础、补短板，各项工作取得新的进展。现将有关情况总结如下。',
    '# 一、基本情况',
    '## （一）组织设置',
    '截至{{day}}，共有基层党组织{{org.count}}个，其中党委、党总支{{org.committees}}个，党支部{{org.branches}}个；另设党小组{{org.groups}}个。本年新成立党组织{{org.newThisYear}}个。管理范围内共有各级各类学校{{coverage.schools}}所，其中公办{{coverage.schools;ownership=public}}所、民办{{coverage.schools;ownership=private}}所。',
    '## （二）党员队伍',
    '共有党员{{member.count}}名，其中正式党员{{member.full}}名、预备党员{{member.probationary}}名。女党员{{member.female}}名，占{{member.femaleShare}}；少数民族党员{{member.minority}}名；35岁及以下党员{{member.under35}}名；本科及以上学历的占{{member.bachelorShare}}；平均年龄{{member.averageAge}}岁。本年发展党员{{member.joinedThisYear}}名。',
    '# 二、主要工作',
    '## （一）推进党的组织覆盖和工作覆盖',
    '坚持应建尽建、建管并重，分类确定单独建立、联合建立、挂靠组建的方式。党的组织覆盖率为{{coverage.org}}，其中公办学校{{coverage.publicOrg}}、民办学校{{coverage.privateOrg}}；党的工作覆盖率为{{coverage.work}}。对尚未建立党组织的{{coverage.blank}}所学校逐校登记隶属关系、教职工、党员队伍、出资人和未建原因，台账齐全率{{dossier.complete}}。',
    '## （二）健全班子，按期换届',
    '有任期的党组织{{term.bodies}}个，按期换届率{{term.onTime}}；今后六个月内届满的{{term.expiringIn6Months}}个，均已列入提醒。在任党组织书记{{post.secretaries}}名。',
    '## （三）严肃党内组织生活',
    '全年开展组织生活{{meeting.sessions}}场次，参加{{attendance.personTimes}}人次，到会率{{attendance.rate}}；参加过组织生活的党员{{attendance.persons}}人。其中支部党员大会{{meeting.byKind;meetingKind=general}}次、党课{{meeting.byKind;meetingKind=class}}次、主题党日{{meeting.byKind;meetingKind=themeDay}}次。截止日所在季度支部党员大会召开率{{meeting.general}}、党课开展率{{meeting.class}}，当月主题党日开展率{{meeting.themeDay}}，年度组织生活会召开率{{meeting.life}}。',
    '## （四）规范记录，一次录入',
    '会议和活动随开随记，记录按时录入率{{timeliness.onTime}}；补录的如实注明，共{{timeliness.late}}场次。',
    '# 三、存在的问题',
    '一是换届工作还有欠账，逾期未换届的党组织{{term.overdue}}个，届期待补录的{{term.unknown}}个。二是班子建设还有缺口，书记空缺的党组织{{post.secretaryVacant}}个，班子缺员的{{post.committeeIncomplete}}个。三是设置不够规范，组织设置与党员人数不符的{{org.sizeMismatch}}个。',
    '# 四、下一步打算',
    '## （一）补齐组织短板',
    '对逾期未换届和书记空缺的党组织逐个明确办理时限和责任人；对设置与人数不符的，按程序报批调整。',
    '## （二）巩固覆盖成果',
    '对尚未建立党组织的学校，成熟一所、组建一所；条件暂不具备的，选派党建指导员，先做到党的工作覆盖。',
    '## （三）提高组织生活质量',
    '落实年度计划，把主题、内容和参加情况记实记全，减少补录，不以材料论成绩。',
  ],
}

const BRIEF: ReportTemplate = {
  id: 'brief',
  title: '党建工作情况简报',
  about: '一页纸的基本情况，供汇报和答复询问使用。',
  titleFor: (orgName, asOf) => `${orgName}党建工作情况（截至${inWords(asOf)}）`,
  lines: [
    '截至{{day}}，{{org}}共有基层党组织{{org.count}}个、党员{{member.count}}名，管理范围内学校{{coverage.schools}}所，党的组织覆盖率{{coverage.org}}，党的工作覆盖率{{coverage.work}}。',
    '有任期的党组织{{term.bodies}}个，逾期未换届{{term.overdue}}个，书记空缺{{post.secretaryVacant}}个。',
    '本年开展组织生活{{meeting.sessions}}场次，参加{{attendance.personTimes}}人次，记录按时录入率{{timeliness.onTime}}。',
  ],
}

const BLANK: ReportTemplate = {
  id: 'blank',
  title: '空白材料',
  about: '从空白写起，数据随写随插。',
  titleFor: (orgName) => `${orgName}工作材料`,
  lines: [''],
}

export const REPORT_TEMPLATES: readonly ReportTemplate[] = [ANNUAL, BRIEF, BLANK]
export const templateById = (id: string): ReportTemplate | undefined => REPORT_TEMPLATES.find((template) => template.id === id)
