import type { PlainDate } from '@hongzhu/domain'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Space } from 'antd'
import { client, refresh } from '../../../app/api.ts'
import { useMay } from '../../../app/session.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { saveFile } from '../../../ui/save-file.ts'
import { FreezeButton } from './freeze-button.tsx'

interface Props {
  report: { id: string; title: string; orgId: string; template: string; asOf: string; state: string; mayFreeze: boolean }
  asOf: string
  figures: number
  differences: readonly string[]
  flush: () => Promise<void>
  version: () => number
  isPast: boolean
}

/** 导出 Word、另建一份、定稿. */
export function Actions({ report, asOf, figures, differences, flush, version, isPast }: Props) {
  const may = useMay()
  const navigate = useNavigate()
  const paper = useMutation({
    mutationFn: async () => {
      await flush()
      saveFile(await client.report.document({ reportId: report.id }), `${report.title}.docx`)
    },
  })
  const copy = useMutation({
    mutationFn: () =>
      client.report.create({ orgId: report.orgId, template: report.template, asOf: report.asOf as PlainDate, copyOf: report.id }),
    onSuccess: async ({ id }) => {
      await refresh('report')
      await navigate({ to: `/reports/${id}` as never })
    },
  })
  return (
    <Space wrap>
      <Problems error={paper.error ?? copy.error} />
      {report.state === 'frozen' && may('report.write') ? (
        <Button disabled={isPast} loading={copy.isPending} onClick={() => copy.mutate()}>
          以此另建一份
        </Button>
      ) : null}
      <Button loading={paper.isPending} onClick={() => paper.mutate()}>
        导出 Word
      </Button>
      {report.mayFreeze ? (
        <FreezeButton
          reportId={report.id}
          asOf={asOf}
          figures={figures}
          differences={differences}
          flush={flush}
          version={version}
          isDisabled={isPast}
        />
      ) : null}
    </Space>
  )
}
