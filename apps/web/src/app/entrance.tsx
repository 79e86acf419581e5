import { ConfigProvider } from 'antd'
import { StrictMode } from 'react'
import { SignIn } from '../features/identity/pages/sign-in.tsx'
import { LARGE_PRINT_KEY } from './large-print.tsx'
import { themeFor } from './theme.ts'

/** What someone sees who is not signed in. */
export function Root() {
  return (
    <StrictMode>
      <ConfigProvider theme={themeFor(localStorage.getItem(LARGE_PRINT_KEY) === '1')}>
        <SignIn />
      </ConfigProvider>
    </StrictMode>
  )
}
