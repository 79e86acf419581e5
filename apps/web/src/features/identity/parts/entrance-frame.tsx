import { Typography } from 'antd'
import type { ReactNode } from 'react'
import './entrance.css'

interface Props {
  title?: string
  isWide?: boolean
  children: ReactNode
  aside?: ReactNode
}

/** The page of someone who is not signed in: mark, name, what is to be done, and what may not be put into the system (SEC-71). */
export function EntranceFrame({ title, isWide = false, children, aside }: Props) {
  return (
    <main className="entrance">
      <p className="entrance-notice">本系统为非涉密系统，禁止存储、处理、传输国家秘密和工作秘密</p>
      <div className="entrance-columns">
        <section className={isWide ? 'entrance-sheet is-wide' : 'entrance-sheet'}>
          <div className="entrance-name">
            <img src="/candle.svg" alt="" width={26} />
            <span>红烛</span>
            <small>教育系统党建工作平台</small>
          </div>
          {title ? (
            <Typography.Title level={1} style={{ fontSize: '1.2em', marginTop: 0 }}>
              {title}
            </Typography.Title>
          ) : null}
          {children}
        </section>
        {aside}
      </div>
    </main>
  )
}
