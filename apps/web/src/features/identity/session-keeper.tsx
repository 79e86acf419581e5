import { SESSION_LIMITS } from '@hongzhu/domain/access'
import { Modal, Typography } from 'antd'
import { useEffect, useState } from 'react'
import { client, queries } from '../../app/api.ts'
import { useMe } from '../../app/session.tsx'
import { ChangePassword } from './parts/change-password.tsx'

const MINUTE = 60_000
/** While somebody types or clicks, the server is told at most this often. */
const TELL = 4 * MINUTE
const SEEN = 'hongzhu.seen'

/** When this browser last had an answer from the server; kept for all its pages, so that one of them speaks for all. */
const lastSeen = () => Number(localStorage.getItem(SEEN) ?? 0)
const seenNow = () => localStorage.setItem(SEEN, String(Date.now()))

/** Calls to the server count as use; so does typing, which is reported now and then. */
function useActivity(extend: () => void): void {
  useEffect(() => {
    const observer = new PerformanceObserver((list) => {
      if (list.getEntries().some((entry) => entry.name.includes('/api/'))) seenNow()
    })
    observer.observe({ type: 'resource', buffered: false })
    const onUse = () => {
      if (Date.now() - lastSeen() > TELL) {
        seenNow()
        extend()
      }
    }
    window.addEventListener('keydown', onUse)
    window.addEventListener('pointerdown', onUse)
    return () => {
      observer.disconnect()
      window.removeEventListener('keydown', onUse)
      window.removeEventListener('pointerdown', onUse)
    }
  }, [extend])
}

const extend = () => {
  client.identity.extendSession({}).then(seenNow, () => {})
}

/** Seconds until the session ends, and whether one click can put it off. */
function useRemaining(): { seconds: number; canExtend: boolean } | undefined {
  const me = useMe()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (lastSeen() === 0 || Date.now() - lastSeen() > 12 * 60 * MINUTE) seenNow()
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  if (!me.data) return undefined
  const idle = lastSeen() + me.data.idleMinutes * MINUTE - 20_000
  const absolute = Date.parse(me.data.sessionEndsAt)
  return { seconds: Math.ceil((Math.min(idle, absolute) - now) / 1_000), canExtend: idle <= absolute }
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)} 分 ${String(seconds % 60).padStart(2, '0')} 秒`

/** Warns two minutes before the session ends, with one click to go on (SEC-05, ACC-13), and asks for a new password when one is due. */
export function SessionKeeper() {
  const me = useMe()
  const left = useRemaining()
  useActivity(extend)
  const seconds = left?.seconds
  const isOver = seconds !== undefined && seconds <= 0
  useEffect(() => {
    if (isOver) void queries.invalidateQueries()
  }, [isOver])
  if (me.data?.mustChangePassword)
    return (
      <Modal open title="请先修改口令" footer={null} closable={false} mask={{ closable: false }} keyboard={false} width={460}>
        <Typography.Paragraph>首次登录、重置后或口令到期，须先换成自己的口令才能办理事项。</Typography.Paragraph>
        <ChangePassword onDone={() => window.location.assign('/')} />
      </Modal>
    )
  const isDue = seconds !== undefined && seconds > 0 && seconds <= SESSION_LIMITS.warnMinutes * 60
  return (
    <Modal
      open={isDue}
      title="即将自动退出"
      onOk={extend}
      onCancel={extend}
      okText="继续办理"
      cancelButtonProps={{ style: { display: 'none' } }}
      closable={false}
      {...(left?.canExtend ? {} : { footer: null })}
    >
      {left?.canExtend
        ? `很久没有操作，${clock(Math.max(seconds ?? 0, 0))}后自动退出。点“继续办理”接着用。`
        : `本次登录已近 12 小时，${clock(Math.max(seconds ?? 0, 0))}后须重新登录。请先保存。`}
    </Modal>
  )
}
