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
    '截至{{day}}，共有基层党组织{{org.count}}个，其中党委、党总支{{org.committees}}个，党支部{{org.branches}}个；{{org.groups|另设党小组*个|没有设立党小组}}。{{org.newThisYear|本年新成立党组织*个|本年没有新成立党组织}}。管理范围内共有各级各类学校{{coverage.schools}}所，其中{{coverage.schools;ownership=public|公办*所|没有公办学校}}，{{coverage.schools;ownership=private|民办*所|没有民办学校}}。',
    '## （二）党员队伍',
    '共有党员{{member.count}}名，其中正式党员{{member.full}}名，{{member.probationary|预备党员*名|没有预备党员}}。{{member.female|女党员*名|没有女党员}}，女党员占比{{member.femaleShare}}；{{member.minority|少数民族党员*名|没有少数民族党员}}；{{member.under35|35岁及以下党员*名|没有35岁及以下党员}}；本科及以上学历的占{{member.bachelorShare}}{{member.averageAge|；平均年龄*岁|}}。{{member.joinedThisYear|本年发展党员*名|本年没有发展党员}}。',
    '# 二、主要工作',
    '## （一）推进党的组织覆盖和工作覆盖',
    '坚持应建尽建、建管并重，分类确定单独建立、联合建立、挂靠组建的方式。党的组织覆盖率为{{coverage.org}}，其中{{coverage.publicOrg|公办学校*|没有公办学校}}，{{coverage.privateOrg|民办学校*|没有民办学校}}；党的工作覆盖率为{{coverage.work}}。{{coverage.blank|对尚无党组织覆盖的*所学校，逐校登记隶属关系、教职工、党员队伍、出资人和未建原因|各学校均已有党组织覆盖}}{{dossier.complete|，台账齐全率*|}}。',
    '## （二）健全班子，按期换届',
    '有任期的党组织{{term.bodies}}个，按期换届率{{term.onTime}}；{{term.expiringIn6Months|已进入换届提醒期的*个，均已列入提醒|没有进入换届提醒期的党组织}}。在任党组织书记{{post.secretaryPersons}}名。',
    '## （三）严肃党内组织生活',
    '{{meeting.sessions|本年开展组织生活*场次|本年没有组织生活记录}}{{attendance.personTimes|，参加*人次|}}{{attendance.rate|，到会率*|}}{{attendance.persons|；参加过组织生活的党员*人|}}。分种类看，{{meeting.byKind;meetingKind=general|支部党员大会*次|没有支部党员大会}}，{{meeting.byKind;meetingKind=class|党课*次|没有党课}}，{{meeting.byKind;meetingKind=themeDay|主题党日*次|没有主题党日}}。截止日所在季度{{meeting.general|支部党员大会召开率*|没有应开支部党员大会的党支部}}，{{meeting.class|党课开展率*|没有应开党课的党支部}}；当月{{meeting.themeDay|主题党日开展率*|没有应开主题党日的党支部}}；{{meeting.life|本年度组织生活会召开率*|没有应开组织生活会的党支部}}。',
    '## （四）规范记录，一次录入',
    '会议和活动随开随记{{timeliness.onTime|，记录按时录入率*|}}；{{timeliness.late|逾期录入的如实注明，共*场次|没有逾期录入的记录}}。',
    '# 三、短板和不足',
    '一是换届方面，{{term.overdue|逾期未换届的党组织*个|没有逾期未换届的党组织}}，{{term.unknown|届期待补录的*个|没有届期待补录的党组织}}。二是班子方面，{{post.secretaryVacant|书记空缺的党组织*个|没有书记空缺的党组织}}，{{post.committeeIncomplete|班子缺员的*个|没有班子缺员的党组织}}。三是设置方面，{{org.sizeMismatch|组织设置与党员人数不符的党组织*个|没有组织设置与党员人数不符的党组织}}。',
    '# 四、下一步打算',
    '## （一）补齐组织短板',
    '紧盯换届、书记空缺和班子缺员，一事一表，明确办理时限和责任人；组织设置与人数不符的，按程序报批调整。',
    '## （二）巩固覆盖成果',
    '新建学校同步建立党组织；尚未建立的，成熟一所、组建一所；条件暂不具备的，选派党建指导员，先做到党的工作覆盖。',
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
    '有任期的党组织{{term.bodies}}个，{{term.overdue|逾期未换届*个|没有逾期未换届的}}，{{post.secretaryVacant|书记空缺的党组织*个|没有书记空缺的党组织}}。',
    '{{meeting.sessions|本年开展组织生活*场次|本年没有组织生活记录}}{{attendance.personTimes|，参加*人次|}}{{timeliness.onTime|，记录按时录入率*|}}。',
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
