import { clockAt } from '@hongzhu/domain'
import { Affix, Button, Flex, Typography } from 'antd'
import { useIsPhone } from '../../../ui/use-is-phone.ts'
import type { Desk, SaveState } from './use-sheet.ts'

/** When it was saved and where, in a clerk's words. */
export function savedWords(state: SaveState, savedAt: string | undefined): string {
  switch (state) {
    case 'new':
      return '新的会议单，填写后自动保存'
    case 'waiting':
      return '正在输入，稍后自动保存'
    case 'saving':
      return '正在保存'
    case 'saved':
      return savedAt ? `已保存 ${clockAt(savedAt)}` : '已保存'
    case 'offline':
      return '没有网络，已存在本机'
    case 'conflict':
      return '两边都改过，已存在本机，请先选用'
    case 'failed':
      return '没有存到服务器，已存在本机'
  }
}

/** The bar at the foot of the sheet: where it is saved, and the last step. */
export function SaveBar({
  desk,
  isBusy,
  hindrance,
  onArchive,
  onSave,
}: {
  desk: Desk
  isBusy: boolean
  /** Why the last attempt to archive was refused. */
  hindrance: string | undefined
  onArchive: () => void
  onSave: () => void
}) {
  const isPhone = useIsPhone()
  return (
    <Affix offsetBottom={isPhone ? 52 : 0}>
      <Flex
        justify="space-between"
        align="center"
        gap={8}
        wrap
        style={{ background: '#FFFFFF', border: '1px solid #E5E5E1', padding: '8px 12px' }}
      >
        <Typography.Text
          role="status"
          type={desk.state === 'offline' || desk.state === 'conflict' || desk.state === 'failed' ? 'warning' : 'secondary'}
        >
          {savedWords(desk.state, desk.savedAt)}
        </Typography.Text>
        {hindrance ? (
          <Typography.Text role="alert" type="danger" style={{ flex: '1 1 320px' }}>
            {hindrance}
          </Typography.Text>
        ) : null}
        <Flex gap={8}>
          <Button onClick={onSave} disabled={desk.state === 'conflict'}>
            保存
          </Button>
          <Button type="primary" loading={isBusy} onClick={onArchive} disabled={desk.state === 'conflict'}>
            确认归档
          </Button>
        </Flex>
      </Flex>
    </Affix>
  )
}
