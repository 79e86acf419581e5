import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Flex, Select, Switch, Tag, Typography } from 'antd'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { useAsOf, useMay, useMe } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { ReadFailure } from '../../../ui/read-failure.tsx'
import { ChangeDrawer } from '../parts/change-drawer.tsx'
import { Decisions } from '../parts/decisions.tsx'
import { FixDrawer } from '../parts/fix-drawer.tsx'
import { inYuan } from '../parts/money.ts'
import { PayDrawer } from '../parts/pay-drawer.tsx'
import { ReduceDrawer } from '../parts/reduce-drawer.tsx'
import { SheetTable } from '../parts/sheet-table.tsx'

type Sheet = NonNullable<ReturnType<typeof useSheet>['data']>

function useSheet(orgId: string, year: number, isCarrying: boolean) {
  return useQuery({
    ...api.dues.sheet.queryOptions({ input: { orgId, year, ...(isCarrying ? { carry: 'true' } : {}) } }),
    placeholderData: keepPreviousData,
    enabled: orgId !== '' && year > 0,
  })
}

function Summary({ sheet }: { sheet: Sheet }) {
  const { decision, lines, totalFen, undetermined } = sheet
  return (
    <Typography.Paragraph type="secondary" style={{ marginBottom: 8 }}>
      {sheet.orgName}，{lines.length} 名党员，
      {undetermined > 0 ? `${undetermined} 名未核定，其余每月合计` : '每月合计'} {inYuan(totalFen)} 元。
      {decision
        ? `${decision.decidedOn} 通过（${decision.docNo}）${decision.reason ? `；说明：${decision.reason}` : ''}。`
        : '点开一行看计算过程和条文。'}
    </Typography.Paragraph>
  )
}

type Act = 'pay' | 'change' | 'reduce'

/** The amount in force from a month on: the last change up to it, otherwise the sheet. */
const amountFrom = (sheet: Sheet, personId: string) => (month: string) =>
  sheet.changes.filter((one) => one.personId === personId && one.fromMonth <= month).at(-1)?.newFen ??
  (sheet.changes.some((one) => one.personId === personId && one.oldFen === null)
    ? null
    : (sheet.lines.find((one) => one.personId === personId)?.amountFen ?? null))

/** The drawer of the act chosen on a member's line. */
function MemberDrawer({ sheet, act, personId, onClose }: { sheet: Sheet; act: Act; personId: string; onClose: () => void }) {
  const line = sheet.lines.find((one) => one.personId === personId)
  if (!line) return null
  const common = { orgId: sheet.orgId, year: sheet.year, line, onClose }
  if (act === 'pay') return <PayDrawer {...common} items={sheet.items} />
  if (act === 'change') return <ChangeDrawer {...common} amountFrom={amountFrom(sheet, personId)} />
  return <ReduceDrawer {...common} above={sheet.above} />
}

/** 党费年度核定: one sheet of a branch and year, decided once by the branch (DUE-10). */
export function Page() {
  const me = useMe()
  const may = useMay()
  const { isPast } = useAsOf()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { year?: number | string }
  const [isCarrying, setCarrying] = useState(false)
  const [chosen, setChosen] = useState<{ act: Act; personId: string }>()
  const [isFixing, setFixing] = useState(false)
  const thisYear = Number(me.data?.today.slice(0, 4) ?? 0)
  const year = Number(search.year ?? thisYear)
  const orgId = me.data?.grant?.orgId ?? ''
  const found = useSheet(orgId, year, isCarrying)
  const sheet = found.data
  const isOpen = sheet !== undefined && sheet.decision === null && !isPast
  const isDecided = sheet !== undefined && sheet.decision !== null
  const choose = (act: Act, isAllowed: boolean) =>
    isAllowed ? ({ personId }: { personId: string }) => setChosen({ act, personId }) : undefined
  const mayChange = isDecided && !isPast && may('dues.decide')
  const years = [...new Set([thisYear + 1, thisYear, thisYear - 1, thisYear - 2, year])].toSorted((a, b) => b - a)
  return (
    <PageFrame
      title="党费年度核定"
      state={sheet ? sheet.decision ? <Tag color="green">支部已核定</Tag> : <Tag color="orange">待支部核定</Tag> : null}
      actions={
        isOpen && may('dues.decide') ? (
          <Button type="primary" onClick={() => setFixing(true)}>
            登记支部决定
          </Button>
        ) : null
      }
    >
      <Flex gap={16} wrap align="center" style={{ marginBottom: 12 }}>
        <Select
          aria-label="年度"
          style={{ width: 120 }}
          value={year}
          options={years.map((value) => ({ value, label: `${value}年` }))}
          onChange={(value) => void navigate({ to: '/dues/fixing' as '/', search: { year: value } as never, replace: true })}
        />
        {isOpen ? (
          <Flex gap={8} align="center">
            <Switch id="carry" checked={isCarrying} onChange={setCarrying} />
            <label htmlFor="carry">没有本年工资项目的沿用上年数额</label>
          </Flex>
        ) : null}
      </Flex>
      <ReadFailure of={found} />
      {sheet ? <Summary sheet={sheet} /> : null}
      {sheet && isOpen && sheet.undetermined > 0 ? (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title="未核定的不是零：填写工资项目后由规定算出数额，全部核定才能登记支部决定。"
        />
      ) : null}
      {found.error ? null : (
        <SheetTable
          lines={sheet?.lines ?? []}
          isLoading={found.isPending}
          isDecided={isDecided}
          onEdit={choose('pay', isOpen && may('dues.record'))}
          onChange={choose('change', mayChange)}
          onReduce={choose('reduce', mayChange)}
        />
      )}
      {isDecided ? <Decisions sheet={sheet} /> : null}
      {sheet && chosen ? (
        <MemberDrawer key={chosen.act + chosen.personId} sheet={sheet} {...chosen} onClose={() => setChosen(undefined)} />
      ) : null}
      {sheet && isFixing ? (
        <FixDrawer
          orgId={orgId}
          year={year}
          lines={sheet.lines}
          totalFen={sheet.totalFen}
          isCarrying={isCarrying}
          onClose={() => setFixing(false)}
        />
      ) : null}
    </PageFrame>
  )
}
