import { useQuery } from '@tanstack/react-query'
import { Flex, Segmented, Spin, Typography } from 'antd'
import { LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef, useState } from 'react'
import { api } from '../app/api.ts'
import { Problems } from './problems.tsx'

use([LineChart, GridComponent, TooltipComponent, SVGRenderer])

interface Point {
  on: string
  value: number | null
  text: string
}

function Chart({ points }: { points: readonly Point[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current, undefined, { renderer: 'svg' })
    const fontSize = Number.parseFloat(getComputedStyle(box.current).fontSize) - 2
    chart.setOption({
      animation: false,
      grid: { left: 8, right: 16, top: 16, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis',
        formatter: (items: { dataIndex: number }[]) => {
          const point = points[items[0]?.dataIndex ?? 0]
          return `${point?.on}　${point?.text}`
        },
      },
      xAxis: { type: 'category', data: points.map((point) => point.on.slice(0, 7)), axisLabel: { fontSize } },
      yAxis: { type: 'value', scale: true, minInterval: 1, axisLabel: { fontSize } },
      series: [
        {
          type: 'line',
          data: points.map((point) => point.value),
          itemStyle: { color: '#1F4E8C' },
          lineStyle: { color: '#1F4E8C' },
          symbolSize: 6,
        },
      ],
    })
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(box.current)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [points])
  return (
    <div
      ref={box}
      style={{ height: 220 }}
      role="img"
      aria-label={points.map((point) => `${point.on} ${point.text}`).join('，')}
    />
  )
}

interface Props {
  orgId: string
  figureRef: string
  on?: string | undefined
}

/** The figure at twelve points, each by the tree and the rules of its day. */
export function TraceTrend({ orgId, figureRef, on }: Props) {
  const [step, setStep] = useState<'month' | 'quarter'>('month')
  const found = useQuery(api.figure.trend.queryOptions({ input: { orgId, ref: figureRef, step, ...(on ? { on } : {}) } }))
  return (
    <Flex vertical gap={8}>
      <Segmented<'month' | 'quarter'>
        aria-label="时点间隔"
        value={step}
        onChange={setStep}
        options={[
          { value: 'month', label: '按月末' },
          { value: 'quarter', label: '按季末' },
        ]}
        style={{ alignSelf: 'flex-start' }}
      />
      <Problems error={found.error} />
      {found.data ? <Chart points={found.data.points} /> : found.isError ? null : <Spin style={{ height: 220 }} />}
      <Typography.Text type="secondary">每个时点按当日的组织关系和口径重新计算。</Typography.Text>
    </Flex>
  )
}
