import { ORG_KIND_LABELS, type OrgKind } from '@hongzhu/domain/org'
import { Card, Descriptions, Space, Typography } from 'antd'
import { Figure } from '../../../ui/figure.tsx'
import type { OrgPage } from './org-data.ts'
import { TermTag } from './term-tag.tsx'

function Members({ org }: { org: OrgPage }) {
  const { full, probationary, ownFull, ownProbationary } = org.members
  const all = full + probationary
  const own = ownFull + ownProbationary
  return (
    <>
      <Figure id="member.count" orgId={org.id} value={{ text: String(all) }} unit=" 人" />
      <Typography.Text type="secondary">
        {all > 0 ? `（正式 ${full}、预备 ${probationary}${own !== all ? `；直属 ${own}` : ''}）` : ''}
      </Typography.Text>
    </>
  )
}

/** The six facts everyone asks first: 类型、上级、书记、党员数、届期、覆盖学校. */
export function Head({ org }: { org: OrgPage }) {
  const superior = org.trail.at(-1)
  const secretary = org.body.find((post) => post.duty === 'secretary')
  const term = org.terms.find((entry) => entry.isCurrent)
  const covered = org.schools.slice(0, 3)
  return (
    <Card size="small" style={{ marginBottom: 16 }}>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, lg: 3 }}
        items={[
          { key: 'kind', label: '类型', children: ORG_KIND_LABELS[org.kind as OrgKind] },
          {
            key: 'parent',
            label: '上级',
            children: superior ? (
              superior.inReach ? (
                <a href={`/orgs/${superior.id}`}>{superior.shortName}</a>
              ) : (
                superior.shortName
              )
            ) : (
              '无'
            ),
          },
          {
            key: 'secretary',
            label: '书记',
            children: secretary ? `${secretary.name}（${secretary.from} 起）` : '没有任职记录',
          },
          { key: 'members', label: '党员', children: <Members org={org} /> },
          {
            key: 'term',
            label: '届期',
            children: term ? (
              <Space wrap size={6}>
                <span>{term.endsOn ? `${term.startedOn} 至 ${term.endsOn}` : '待补录'}</span>
                <TermTag state={term.state} />
              </Space>
            ) : (
              '没有届期记录'
            ),
          },
          {
            key: 'schools',
            label: org.schools.length > 0 ? '覆盖学校' : '学校',
            children:
              org.schools.length > 0 ? (
                <Space wrap size={6}>
                  <Figure id="coverage.schools" orgId={org.id} unit=" 所" />
                  {covered.map((school) => (
                    <a key={school.id} href={`/schools/${school.id}`}>
                      {school.name}
                    </a>
                  ))}
                  {org.schools.length > 3 ? '等' : null}
                </Space>
              ) : org.children.length > 0 ? (
                <Figure id="coverage.schools" orgId={org.id} unit=" 所（含下级）" />
              ) : (
                '无'
              ),
          },
        ]}
      />
    </Card>
  )
}
