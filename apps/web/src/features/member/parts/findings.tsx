import { Alert } from 'antd'
import type { MemberRecord } from './record-type.ts'

/** What the checks found, by rule, with what to do; nothing when all is in order. */
export function Findings({ findings }: { findings: MemberRecord['findings'] }) {
  if (findings.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={`有 ${findings.length} 处需要核对`}
      description={
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {findings.map((finding) => (
            <li key={`${finding.code}-${finding.field ?? ''}`}>
              {finding.message}
              {finding.rule ? (
                <>
                  （<a href={`/rules/${finding.rule}`}>{finding.rule}</a>）
                </>
              ) : null}
              {finding.remedy ? `。${finding.remedy}` : ''}
            </li>
          ))}
        </ul>
      }
    />
  )
}
