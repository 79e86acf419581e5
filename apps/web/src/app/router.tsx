import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { features } from '../features/index.ts'
import { PageFrame } from '../ui/page-frame.tsx'
import { Frame } from './frame.tsx'

const root = createRootRoute({
  component: Frame,
  notFoundComponent: () => (
    <PageFrame title="没有这个页面">
      地址可能写错了，或者它已经移走。<a href="/">回到待办</a>
    </PageFrame>
  ),
})

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/home' as never })
  },
})

const pages = features
  .flatMap((feature) => feature.pages)
  .map((page) =>
    createRoute({
      getParentRoute: () => root,
      path: page.path as '/',
      component: lazyRouteComponent(async () => ({ default: (await page.load()).Page })),
    }),
  )

export const router = createRouter({ routeTree: root.addChildren([home, ...pages]), defaultPreload: 'intent' })
