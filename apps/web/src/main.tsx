import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { StrictMode, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './app/api.ts'
import { LARGE_PRINT_KEY, LargePrintContext } from './app/large-print.tsx'
import { router } from './app/router.tsx'
import { themeFor } from './app/theme.ts'
import './app/base.css'

dayjs.locale('zh-cn')

function Hongzhu() {
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
    <LargePrintContext.Provider value={largePrint}>
      <ConfigProvider locale={zhCN} theme={themeFor(isLarge)}>
        <App>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </LargePrintContext.Provider>
  )
}

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Hongzhu />
    </StrictMode>,
  )
