import { Empty, Input } from 'antd'
import { Field } from './findings.tsx'
import { Section } from './section.tsx'
import { labelFor } from './start.ts'
import type { Desk } from './use-sheet.ts'

/** 6 记录要点：每种会议一段，写事项，不写谁说了什么。 */
export function MinutesSection({ desk }: { desk: Desk }) {
  const { sheet, change, context } = desk
  return (
    <Section number={6} title="记录要点">
      {sheet.kinds.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="先在第 1 节选会议种类" />
      ) : (
        sheet.kinds.map((kind) => (
          <Field
            key={kind}
            field={`sections.${kind}`}
            label={labelFor(context, kind)}
            extra="写学习、讨论、议定的事项；个人发言留在签过字的纸质原件里，不录入本系统"
          >
            <Input.TextArea
              id={`sheet-sections.${kind}`}
              autoSize={{ minRows: 4, maxRows: 24 }}
              maxLength={20_000}
              value={sheet.sections[kind] ?? ''}
              onChange={(event) =>
                change((present) => ({ ...present, sections: { ...present.sections, [kind]: event.target.value } }))
              }
            />
          </Field>
        ))
      )}
    </Section>
  )
}
