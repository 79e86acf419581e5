import { Flex, Typography } from 'antd'
import { useState } from 'react'
import { useAsOf, useMay, useMe } from '../../../app/session.tsx'
import { LifeMatrix } from '../../../ui/duty/life-matrix.tsx'
import { Figure } from '../../../ui/figure.tsx'
import type { OrgPage } from './org-data.ts'

/** 组织生活: the year of the organisation and below, month by month; each cell opens its duties and records. */
export function Life({ org }: { org: OrgPage }) {
  const me = useMe()
  const may = useMay()
  const { on } = useAsOf()
  const [page, setPage] = useState(1)
  const year = Number((on ?? me.data?.today ?? org.on).slice(0, 4))
  return (
    <>
      <Flex justify="space-between" align="center" gap={8} wrap style={{ marginBottom: 8 }}>
        <span>
          {year} 年已开展组织生活 <Figure id="meeting.sessions" orgId={org.id} unit=" 场" />
          ，到会率 <Figure id="attendance.rate" orgId={org.id} />
          ，按时录入率 <Figure id="timeliness.onTime" orgId={org.id} />
          <Typography.Text type="secondary">（含下级）</Typography.Text>
        </span>
        <Flex gap={12} wrap>
          <a href={`/meetings?org=${org.id}`}>会议记录</a>
          <a href={`/matrix?org=${org.id}&year=${year}`}>其他年度</a>
        </Flex>
      </Flex>
      {may('obligation.read') ? <LifeMatrix org={org.id} year={year} page={page} onPage={setPage} /> : null}
    </>
  )
}
