import { useQuery } from '@tanstack/react-query'
import { Flex } from 'antd'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { BatchList } from '../parts/batch-list.tsx'
import { Exports } from '../parts/exports.tsx'
import { Guide } from '../parts/guide.tsx'
import { UploadForm } from '../parts/upload-form.tsx'
import type { Kind } from '../parts/words.ts'

export function Page() {
  const guide = useQuery(api.exchange.guide.queryOptions({ input: {} }))
  const [chosen, setKind] = useState<Kind>()
  const counts = guide.data
  const suggested: Kind =
    !counts || counts.members > 0 ? 'member' : counts.schools === 0 ? 'school' : counts.branches === 0 ? 'org' : 'member'
  const kind = chosen ?? suggested
  return (
    <PageFrame title="导入导出">
      <Problems error={guide.error} />
      <Flex vertical gap={16}>
        <Guide kind={kind} onKind={setKind} />
        {counts ? <UploadForm kind={kind} onKind={setKind} defaultOrgId={counts.orgId} /> : null}
        <BatchList />
        <Exports />
      </Flex>
    </PageFrame>
  )
}
