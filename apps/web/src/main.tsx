import { createRoot } from 'react-dom/client'
import './app/base.css'
import { forgetMe } from './app/remembered.ts'

const SIGNED_OUT_PAGES = ['/setup', '/reset']

/** Signed in: the whole product. Not signed in: the sign-in page alone, so that it stays small. */
async function open(): Promise<void> {
  const element = document.getElementById('root')
  if (!element) return
  const isOutside = SIGNED_OUT_PAGES.includes(window.location.pathname)
  const me = isOutside ? undefined : await fetch('/api/me').catch(() => undefined)
  // An answer that is not read keeps its connection.
  await me?.text().catch(() => '')
  if (me?.status === 401) forgetMe()
  const { Root } = me?.status === 401 || isOutside ? await import('./app/entrance.tsx') : await import('./app/product.tsx')
  createRoot(element).render(<Root />)
}

void open()
