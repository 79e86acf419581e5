import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { api } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'
import { ReportSheet } from '../parts/sheet.tsx'

export function Page() {
  const { reportId } = useParams({ strict: false }) as { reportId: string }
  const report = useQuery({
    ...api.report.get.queryOptions({ input: { reportId } }),
    // The open text is the writer's; it is asked for anew on opening and after freezing only.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (report.error) return <Problems error={report.error} />
  if (!report.data) return <Skeleton active />
  return <ReportSheet key={`${reportId}${report.data.state}`} report={report.data} />
}
