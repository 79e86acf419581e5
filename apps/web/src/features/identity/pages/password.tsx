import { App } from 'antd'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { ChangePassword } from '../parts/change-password.tsx'

/** Changing one's password at will. */
export function Page() {
  const { message } = App.useApp()
  return (
    <PageFrame title="修改口令">
      <ChangePassword onDone={() => void message.success('口令已修改，其他地方的登录已退出')} />
    </PageFrame>
  )
}
