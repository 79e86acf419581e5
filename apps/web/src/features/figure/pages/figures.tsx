import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Col, Flex, Row, Segmented, Skeleton, Typography } from 'antd'
import { api } from '../../../app/api.ts'
import { useAsOf, useMe } from '../../../app/session.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { FigureDetail } from '../parts/figure-detail.tsx'
import { FigureTable } from '../parts/figure-table.tsx'

interface Search {
  org?: string
  group?: string
  figure?: string
}

export function Page() {
  const me = useMe()
  const { on } = useAsOf()
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const catalogue = useQuery({ ...api.figure.catalogue.queryOptions({ input: {} }), staleTime: Number.POSITIVE_INFINITY })
  const change = (next: Search) => navigate({ to: '/figures' as never, search: { ...search, ...next } as never, replace: true })
  const orgId = search.org ? String(search.org) : me.data?.grant?.orgId
  const all = catalogue.data?.rows ?? []
  const groups = [...new Map(all.map((row) => [row.capability, row.capabilityLabel]))]
  const group = groups.some(([key]) => key === search.group) ? search.group : groups[0]?.[0]
  const meanings = all.filter((row) => row.capability === group)
  const chosen = meanings.find((row) => row.id === search.figure) ?? meanings[0]
  return (
    <PageFrame
      title="数据"
      actions={
        <OrgPicker
          value={orgId}
          onChange={(org) => change({ org: org ?? '' })}
          style={{ width: 300, maxWidth: '80vw' }}
          allowClear={false}
        />
      }
    >
      <Problems error={catalogue.error} />
      {catalogue.isPending || !orgId ? (
        <Skeleton active />
      ) : (
        <Flex vertical gap={12}>
          <Segmented
            aria-label="类别"
            value={group ?? ''}
            onChange={(key) => change({ group: String(key), figure: '' })}
            options={groups.map(([value, label]) => ({ value, label }))}
            style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
          />
          <Typography.Text type="secondary">
            每个数字都可以打开，看到口径、分子分母和记录；数值按{on ? ` ${on} ` : '今天'}
            的组织关系计算。场次、人数、人次互不相加。
          </Typography.Text>
          <Row gutter={[16, 16]}>
            <Col xs={24} xl={13}>
              <FigureTable
                orgId={orgId}
                on={on}
                meanings={meanings}
                chosen={chosen?.id}
                onChoose={(figure) => change({ figure })}
              />
            </Col>
            <Col xs={24} xl={11}>
              {chosen ? <FigureDetail key={`${orgId}${chosen.id}`} orgId={orgId} on={on} meaning={chosen} /> : null}
            </Col>
          </Row>
        </Flex>
      )}
    </PageFrame>
  )
}
