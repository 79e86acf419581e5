import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { StrictMode, useMemo, useState } from 'react'
import { queries } from './api.ts'
import { LARGE_PRINT_KEY, LargePrintContext } from './large-print.tsx'
import { router } from './router.tsx'
import { themeFor } from './theme.ts'

dayjs.locale('zh-cn')

/** The product for someone signed in. */
export function Root() {
  const [isLarge, setLargeState] = useState(() => localStorage.getItem(LARGE_PRINT_KEY) === '1')
  const largePrint = useMemo(
    () => ({
      isLarge,
      setLarge: (next: boolean) => {
        localStorage.setItem(LARGE_PRINT_KEY, next ? '1' : '0')
        setLargeState(next)
      },
    }),
    [isLarge],
  )
  return (
    <StrictMode>
      <LargePrintContext.Provider value={largePrint}>
        <ConfigProvider locale={zhCN} theme={themeFor(isLarge)}>
          <App>
            <QueryClientProvider client={queries}>
              <RouterProvider router={router} />
            </QueryClientProvider>
          </App>
        </ConfigProvider>
      </LargePrintContext.Provider>
    </StrictMode>
  )
}
