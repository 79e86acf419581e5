import { momentAt } from '@hongzhu/domain'
import { grouped, hitsOf } from '@hongzhu/domain/indicator'
import { lawById } from '@hongzhu/domain/norms'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Descriptions, Drawer, Flex, Grid, Skeleton, Tabs, Typography } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { api, client } from '../app/api.ts'
import { useMay } from '../app/session.tsx'
import { Cite } from './cite.tsx'
import type { FigureSource } from './figure-source.ts'
import { Problems } from './problems.tsx'
import { saveFile } from './save-file.ts'
import { TraceParts } from './trace-parts.tsx'
import { TraceRows } from './trace-rows.tsx'

const TraceTrend = lazy(async () => ({ default: (await import('./trace-trend.tsx')).TraceTrend }))

function useTrace(source: FigureSource) {
  const live = useQuery({
    ...api.figure.value.queryOptions({
      input: {
        orgId: source.kind === 'live' ? source.orgId : '0',
        ref: source.kind === 'live' ? source.ref : '',
        ...(source.kind === 'live' && source.on ? { on: source.on } : {}),
      },
    }),
    enabled: source.kind === 'live',
  })
  const sealed = useQuery({
    ...api.report.sealed.queryOptions({
      input: {
        reportId: source.kind === 'sealed' ? source.reportId : '0',
        sealId: source.kind === 'sealed' ? source.sealId : '0',
      },
    }),
    enabled: source.kind === 'sealed',
  })
  return {
    figure: source.kind === 'live' ? live.data : sealed.data,
    seal: source.kind === 'sealed' ? sealed.data : undefined,
    error: source.kind === 'live' ? live.error : sealed.error,
  }
}

type Trace = ReturnType<typeof useTrace>
type Found = NonNullable<Trace['figure']>

const isDivided = (figure: Found) => figure.denominator !== null

function Meaning({ figure, seal }: { figure: Found; seal: Trace['seal'] }) {
  const { meaning } = figure
  const items = [
    { key: 'org', label: '组织', children: figure.orgName },
    { key: 'on', label: '截止日', children: meaning.time === 'day' ? figure.on : `${figure.on}（统计自 ${figure.from}）` },
    ...(figure.filters.length > 0
      ? [
          {
            key: 'filters',
            label: '分组',
            children: figure.filters.map((filter) => `${filter.title}：${filter.label}`).join('，'),
          },
        ]
      : []),
    { key: 'definition', label: '口径', children: meaning.definition },
    ...(isDivided(figure)
      ? [
          { key: 'numerator', label: '分子', children: `${meaning.numerator}：${grouped(figure.numerator)}` },
          { key: 'denominator', label: '分母', children: `${meaning.denominator}：${grouped(figure.denominator ?? 0)}` },
          {
            key: 'sum',
            label: '计算',
            children:
              figure.value === null
                ? '分母为零，没有可算的数据'
                : `${grouped(figure.numerator)} ÷ ${grouped(figure.denominator ?? 0)} = ${figure.text}`,
          },
        ]
      : []),
    { key: 'rounding', label: '取整', children: figure.rounding },
    {
      key: 'cite',
      label: '依据',
      children: <Cite cite={meaning.cite as never} lawTitle={lawById(meaning.cite.law)?.title ?? '口径说明'} />,
    },
    { key: 'version', label: '口径版本', children: `第 ${meaning.version} 版` },
    ...(seal
      ? [
          {
            key: 'sealed',
            label: '固化',
            children: `${momentAt(seal.sealedAt)}，${seal.sealedBy ?? ''}`,
          },
          {
            key: 'digest',
            label: '记录校验',
            children: (
              <>
                {seal.intact ? '与固化时一致' : '与固化时不一致'}
                <Typography.Paragraph type="secondary" style={{ margin: 0, wordBreak: 'break-all' }}>
                  {seal.digest}
                </Typography.Paragraph>
              </>
            ),
          },
        ]
      : []),
  ]
  return <Descriptions size="small" column={1} bordered items={items} styles={{ label: { width: 96 } }} />
}

function Sections({ figure, source, onOpen }: { figure: Found; source: FigureSource; onOpen: (ref: string) => void }) {
  const live = source.kind === 'live' ? source : undefined
  const { meaning } = figure
  const isShare = isDivided(figure)
  const rows = (
    <TraceRows
      key={JSON.stringify(source)}
      source={source}
      rows={figure.rows}
      hits={hitsOf(meaning.fold, figure)}
      isWeighed={meaning.fold === 'sum' || meaning.fold === 'average' || meaning.fold === 'ratio'}
    />
  )
  return (
    <Tabs
      items={[
        { key: 'rows', label: `记录（${grouped(figure.rows)}）`, children: rows },
        ...(live && meaning.parts.length > 0
          ? [
              {
                key: 'parts',
                label: '分组',
                children: (
                  <TraceParts
                    orgId={live.orgId}
                    figureRef={live.ref}
                    on={live.on}
                    parts={meaning.parts}
                    isShare={isShare}
                    onOpen={onOpen}
                  />
                ),
              },
            ]
          : []),
        ...(live
          ? [
              {
                key: 'trend',
                label: '变化',
                children: (
                  <Suspense fallback={<Skeleton active />}>
                    <TraceTrend orgId={live.orgId} figureRef={live.ref} on={live.on} />
                  </Suspense>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

interface Props {
  source: FigureSource
  isOpen: boolean
  onClose: () => void
}

/** 数据来源：数值、口径、分子分母、截止日、取整、记录、分组、变化。 */
export function TraceDrawer({ source, isOpen, onClose }: Props) {
  const [narrowed, setNarrowed] = useState<string>()
  const present: FigureSource = narrowed && source.kind === 'live' ? { ...source, ref: narrowed } : source
  const { figure, seal, error } = useTrace(present)
  const may = useMay()
  const isPhone = Grid.useBreakpoint().md === false
  const sheet = useMutation({
    mutationFn: async () => {
      if (present.kind !== 'live') return
      const file = await client.figure.sheet({
        orgId: present.orgId,
        ref: present.ref,
        ...(present.on ? { on: present.on } : {}),
      })
      saveFile(file, `${figure?.title ?? '数据'}.xlsx`)
    },
  })
  const close = () => {
    setNarrowed(undefined)
    onClose()
  }
  return (
    <Drawer
      open={isOpen}
      onClose={close}
      size={isPhone ? '100%' : 760}
      title={seal ? '数据来源（已定稿）' : '数据来源'}
      extra={
        present.kind === 'live' && may('export.run') ? (
          <Button onClick={() => sheet.mutate()} loading={sheet.isPending} disabled={!figure}>
            导出明细
          </Button>
        ) : null
      }
    >
      <Problems error={error ?? sheet.error} />
      {figure ? (
        <Flex vertical gap={16}>
          <div>
            {narrowed ? (
              <Button type="link" style={{ padding: 0 }} onClick={() => setNarrowed(undefined)}>
                返回上一级数据
              </Button>
            ) : null}
            <Typography.Title level={2} style={{ margin: 0, fontSize: '1.15em' }}>
              {figure.title}
            </Typography.Title>
            <div style={{ fontSize: '2em', fontVariantNumeric: 'tabular-nums' }}>
              {figure.text}
              <span style={{ fontSize: '0.5em', marginInlineStart: 4 }}>{figure.value === null ? '' : figure.unit}</span>
            </div>
          </div>
          {seal && !seal.intact ? (
            <Alert type="error" showIcon title="固化的记录与当时的校验值不一致，请联系系统管理员查验数据库。" />
          ) : null}
          <Meaning figure={figure} seal={seal} />
          <Sections key={JSON.stringify(present)} figure={figure} source={present} onOpen={setNarrowed} />
        </Flex>
      ) : error ? null : (
        <Skeleton active />
      )}
    </Drawer>
  )
}
