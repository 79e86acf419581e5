import { Alert } from 'antd'
import { problemOf } from '../app/api.ts'

/** Where the record of a remedy is opened. */
const ADDRESS = { person: '/members' } as const

/** A failed call in plain words: what, by which article, what to do; the number for the administrator when we did not foresee it. */
export function Problems({ error }: { error: unknown }) {
  if (!error) return null
  const problem = problemOf(error)
  const details = [
    ...(problem.fields ?? [])
      // What the title says already is not said twice.
      .filter((field) => field.message !== problem.title)
      .map((field) => ({
        key: field.path,
        text: field.label ? `${field.label}：${field.message}` : field.message,
        opens: undefined,
      })),
    ...(problem.refusals ?? []).map((refusal) => ({
      key: refusal.code + refusal.field,
      text: [
        refusal.message,
        refusal.rule ? `（${refusal.rule}${refusal.cite?.article ? ` ${refusal.cite.article}` : ''}）` : '',
        refusal.remedy,
      ]
        .filter(Boolean)
        .join(''),
      opens: refusal.opens,
    })),
  ]
  return (
    <Alert
      type={problem.status >= 500 || problem.status === 0 ? 'error' : 'warning'}
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={problem.title}
      description={
        details.length > 0 || problem.status === 500 ? (
          <>
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {details.map((detail) => (
                <li key={detail.key}>
                  {detail.text}
                  {detail.opens ? (
                    <>
                      ：<a href={`${ADDRESS[detail.opens.kind]}/${detail.opens.id}`}>{detail.opens.label}</a>
                    </>
                  ) : null}
                </li>
              ))}
            </ul>
            {problem.status === 500 ? <div>编号：{problem.requestId}</div> : null}
          </>
        ) : undefined
      }
    />
  )
}
