import { Card, Flex, Skeleton, Typography } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { TraceDrawer } from '../../../ui/trace-drawer.tsx'
import { TraceParts } from '../../../ui/trace-parts.tsx'

const TraceTrend = lazy(async () => ({ default: (await import('../../../ui/trace-trend.tsx')).TraceTrend }))

interface Props {
  orgId: string
  on: string | undefined
  meaning: { id: string; title: string; fold: string; parts: { key: string; title: string }[] }
}

/** Parts and trend of the chosen figure. */
export function FigureDetail({ orgId, on, meaning }: Props) {
  const [opened, setOpened] = useState<{ ref: string; isOpen: boolean }>()
  const isShare = meaning.fold === 'share' || meaning.fold === 'ratio' || meaning.fold === 'average'
  return (
    <Card size="small" title={meaning.title}>
      <Flex vertical gap={16}>
        {meaning.parts.length > 0 ? (
          <TraceParts
            orgId={orgId}
            figureRef={meaning.id}
            on={on}
            parts={meaning.parts}
            isShare={isShare}
            onOpen={(ref) => setOpened({ ref, isOpen: true })}
          />
        ) : null}
        <Typography.Text strong>变化</Typography.Text>
        <Suspense fallback={<Skeleton active />}>
          <TraceTrend orgId={orgId} figureRef={meaning.id} on={on} />
        </Suspense>
      </Flex>
      {opened ? (
        <TraceDrawer
          key={opened.ref}
          source={{ kind: 'live', orgId, ref: opened.ref, on }}
          isOpen={opened.isOpen}
          onClose={() => setOpened({ ...opened, isOpen: false })}
        />
      ) : null}
    </Card>
  )
}
