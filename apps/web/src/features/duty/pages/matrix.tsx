import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAsOf, useMe } from '../../../app/session.tsx'
import { LifeMatrix } from '../../../ui/duty/life-matrix.tsx'
import { ExportButton } from '../../../ui/export-button.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'

interface Search {
  org?: string
  year?: string
  page?: string
}

export function Page() {
  const me = useMe()
  const { on } = useAsOf()
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const year = Number(search.year ?? (on ?? me.data?.today ?? '2026').slice(0, 4))
  const page = Number(search.page ?? 1)
  const org = search.org ?? me.data?.grant?.orgId
  const change = (next: Search) => navigate({ to: '/matrix' as '/', search: { ...search, ...next } as never })
  return (
    <PageFrame
      title="组织生活落实情况"
      actions={
        <>
          <div style={{ width: 240 }}>
            <OrgPicker value={org} onChange={(next: string | undefined) => change({ org: next ?? '', page: '1' })} />
          </div>
          <NumberField
            aria-label="年度"
            min={2015}
            max={2100}
            value={year}
            onChange={(next) => next && change({ year: String(next), page: '1' })}
            suffix="年"
            style={{ width: 110 }}
          />
          <ExportButton path="/exports/matrix" filters={{ org, year }} />
        </>
      }
    >
      <LifeMatrix org={org} year={year} page={page} onPage={(next) => change({ page: String(next) })} />
    </PageFrame>
  )
}
