import { CATEGORY_LABELS, type MemberCategory } from '@hongzhu/domain/member'
import { ORG_KIND_LABELS, OWNERSHIP_LABELS, STAGE_LABELS } from '@hongzhu/domain/org'
import { Button, Card, Flex, Select, Typography } from 'antd'
import { type ReactNode, useState } from 'react'
import { client } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { saveFile } from '../../../ui/save-file.ts'

interface FilterProps {
  label: string
  labels: Record<string, string>
  value: string | undefined
  onChange: (value: string | undefined) => void
}

const Filter = ({ label, labels, value, onChange }: FilterProps) => (
  <Select
    allowClear
    placeholder={label}
    aria-label={label}
    style={{ width: 150 }}
    value={value ?? null}
    options={Object.entries(labels).map(([code, text]) => ({ value: code, label: text }))}
    onChange={(next: string | null | undefined) => onChange(next ?? undefined)}
  />
)

/** One list: its filters, then the button. */
function Line({
  title,
  ask,
  onError,
  children,
}: {
  title: string
  ask: () => Promise<Blob>
  onError: (error: unknown) => void
  children: ReactNode
}) {
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    onError(undefined)
    try {
      saveFile(await ask(), `${title}.xlsx`)
    } catch (problem) {
      onError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Flex gap={8} wrap align="center">
      <span style={{ width: 84 }}>{title}</span>
      {children}
      <Button loading={isBusy} onClick={save} aria-label={`导出${title}`}>
        导出
      </Button>
    </Flex>
  )
}

const given = <K extends string>(key: K, value: string | undefined) => (value ? ({ [key]: value } as Record<K, string>) : {})

/** The three lists as workbooks, as of the day in the bar. */
export function Exports() {
  const may = useMay()
  const { on } = useAsOf()
  const [stage, setStage] = useState<string>()
  const [ownership, setOwnership] = useState<string>()
  const [orgUnder, setOrgUnder] = useState<string>()
  const [kind, setKind] = useState<string>()
  const [memberUnder, setMemberUnder] = useState<string>()
  const [category, setCategory] = useState<string>()
  const [error, setError] = useState<unknown>()
  if (!may('export.run')) return null
  const day = on ? { on } : {}
  const picker = (value: string | undefined, onChange: (id: string | undefined) => void) => (
    <div style={{ width: 308, maxWidth: '100%' }}>
      <OrgPicker value={value} onChange={onChange} allowClear placeholder="组织（含下级），不选为全部" />
    </div>
  )
  return (
    <Card size="small" title="导出名册">
      <Problems error={error} />
      <Flex vertical gap={8}>
        <Line
          title="学校名录"
          onError={setError}
          ask={() => client.exchange.exportSchools({ ...given('stage', stage), ...given('ownership', ownership), ...day })}
        >
          <Filter label="学段" labels={STAGE_LABELS} value={stage} onChange={setStage} />
          <Filter label="办学性质" labels={OWNERSHIP_LABELS} value={ownership} onChange={setOwnership} />
        </Line>
        <Line
          title="党组织名录"
          onError={setError}
          ask={() => client.exchange.exportOrgs({ ...given('under', orgUnder), ...given('kind', kind), ...day })}
        >
          {picker(orgUnder, setOrgUnder)}
          <Filter label="组织类型" labels={ORG_KIND_LABELS} value={kind} onChange={setKind} />
        </Line>
        <Line
          title="党员名册"
          onError={setError}
          ask={() =>
            client.exchange.exportMembers({
              ...given('under', memberUnder),
              ...(category ? { category: category as MemberCategory } : {}),
              ...day,
            })
          }
        >
          {picker(memberUnder, setMemberUnder)}
          <Filter label="党员类别" labels={CATEGORY_LABELS} value={category} onChange={setCategory} />
        </Line>
        <Typography.Text type="secondary">
          截止日{on ? ` ${on}` : '为今天'}
          ；表头写明口径、范围和筛选条件。党员名册中证件号码、电话已遮蔽；每次导出都有记录，一天最多 20 次。
        </Typography.Text>
      </Flex>
    </Card>
  )
}
