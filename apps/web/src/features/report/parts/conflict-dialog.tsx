import type { PlainDate } from '@hongzhu/domain'
import { momentAt } from '@hongzhu/domain'
import { paragraphsOf } from '@hongzhu/domain/report'
import { Button, Card, Col, Modal, Row, Typography } from 'antd'
import { useShownFigures } from './shown-figures.tsx'
import type { Conflict, Draft } from './use-draft.ts'

function Text({ draft }: { draft: Draft }) {
  const { byRef } = useShownFigures()
  const shown = new Map([...byRef].map(([ref, { text, isNone }]) => [ref, { text, isNone }]))
  return (
    <div style={{ maxHeight: '50vh', overflow: 'auto' }}>
      <Typography.Paragraph strong>
        {draft.title}（截止日 {draft.asOf}）
      </Typography.Paragraph>
      {paragraphsOf(draft.body, draft.asOf as PlainDate, shown).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a still picture of a text, never reordered
        <p key={index} style={{ margin: '0 0 8px', fontWeight: paragraph.level ? 600 : 400 }}>
          {paragraph.text}
        </p>
      ))}
    </div>
  )
}

interface Props {
  conflict: Conflict
  ours: Draft
  onSettle: (keep: 'ours' | 'theirs') => void
}

/** Two people wrote at the same time: both texts, and which one stays. */
export function ConflictDialog({ conflict, ours, onSettle }: Props) {
  return (
    <Modal
      open
      width={1040}
      closable={false}
      title={`${conflict.changedBy ?? '他人'}在 ${momentAt(conflict.changedAt)} 保存了第 ${conflict.version} 版，您的修改还没有保存`}
      footer={[
        <Button key="theirs" onClick={() => onSettle('theirs')}>
          采用对方的版本
        </Button>,
        <Button key="ours" type="primary" onClick={() => onSettle('ours')}>
          用我的覆盖
        </Button>,
      ]}
    >
      <Row gutter={[16, 16]}>
        <Col xs={24} md={12}>
          <Card size="small" title={`对方的第 ${conflict.version} 版`}>
            <Text draft={conflict} />
          </Card>
        </Col>
        <Col xs={24} md={12}>
          <Card size="small" title="我的修改">
            <Text draft={ours} />
          </Card>
        </Col>
      </Row>
    </Modal>
  )
}
