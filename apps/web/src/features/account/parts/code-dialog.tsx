import { momentAt } from '@hongzhu/domain'
import { Alert, Modal, Typography } from 'antd'

/** The one-time code, shown once and kept nowhere (SEC-12). */
export function CodeDialog({
  name,
  login,
  code,
  expiresAt,
  onClose,
}: {
  name: string
  login: string
  code: string
  expiresAt: string
  onClose: () => void
}) {
  return (
    <Modal
      open
      title="一次性代码"
      onOk={onClose}
      onCancel={onClose}
      okText="已抄下，关闭"
      cancelButtonProps={{ style: { display: 'none' } }}
      mask={{ closable: false }}
    >
      <Alert
        type="warning"
        showIcon
        title="只显示这一次"
        description="请当面核对身份后交给本人，不要用微信、短信发送。"
        style={{ marginBottom: 16 }}
      />
      <Typography.Paragraph>
        {name}　登录名 <Typography.Text strong>{login}</Typography.Text>
      </Typography.Paragraph>
      <Typography.Paragraph copyable style={{ fontSize: 22, letterSpacing: 2, fontFamily: 'monospace' }}>
        {code}
      </Typography.Paragraph>
      <Typography.Text type="secondary">
        {momentAt(expiresAt)} 前有效。本人在登录页点“凭一次性代码设置口令”，自己设口令，任何人看不到。
      </Typography.Text>
    </Modal>
  )
}
