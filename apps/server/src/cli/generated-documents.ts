import { MARK_LABELS } from '@hongzhu/domain'
import { RULES } from '@hongzhu/domain/capabilities'
import { lawById } from '@hongzhu/domain/norms'
import { openApiDocument } from '../app.ts'
import { SETTINGS } from '../platform/config.ts'

const HEAD = '<!-- 由 npm run generate 生成，请勿手改。 -->'
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** docs/settings.md: every setting of the environment. */
export function settingsDocument(): string {
  const rows = SETTINGS.map(
    (setting) => `| \`${setting.name}\` | ${cell(setting.label)} | ${setting.fallback ? `\`${setting.fallback}\`` : '（空）'} |`,
  )
  return `${HEAD}\n# 设置\n\n全部设置只从环境变量读取；写错或不认识的设置会让启动停下并说明原因。\`npm run doctor\` 列出当前取值。\n\n| 名称 | 说明 | 默认 |\n|---|---|---|\n${rows.join('\n')}\n`
}

/** docs/rules.md: the rule catalogue. */
export function rulesDocument(): string {
  const blocks = RULES.map((rule) => {
    const versions = rule.versions.map((version) => {
      const cites = version.cites.map(
        (cite) => `  - 《${lawById(cite.law)?.title ?? cite.law}》${cite.article}（${MARK_LABELS[cite.mark]}）`,
      )
      return `- 自 ${version.since} 起：${version.text}\n${cites.join('\n')}`
    })
    const cases = rule.cases.map((one) => `| ${cell(one.sentence)} | ${cell(one.expected)} |`)
    const doubts = (rule.doubts ?? []).map((doubt) => `> 待核对：${doubt}`)
    return [`## ${rule.id} ${rule.title}`, ...versions, ...doubts, '', '| 情形 | 结论 |', '|---|---|', ...cases].join('\n')
  })
  return `${HEAD}\n# 规则目录\n\n${blocks.join('\n\n')}\n`
}

/** docs/openapi.json: the interface for partners. */
export const interfaceDocument = async (): Promise<string> => `${JSON.stringify(await openApiDocument(), null, 1)}\n`
