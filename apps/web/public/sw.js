// Keeps the product's own scripts on the device, so that a meeting sheet once opened works without network.
// Answers of the server (/api) are never kept here: what people filled in lies in the page's own store.
const SHELL = 'hongzhu-shell-1'
const START = '/'

async function keepStart(answer) {
  const cache = await caches.open(SHELL)
  const page = await answer.clone().text()
  await cache.put(START, answer.clone())
  const assets = [...page.matchAll(/(?:src|href)="(\/(?:assets\/)?[^"]+\.(?:js|css|svg))"/g)].map((match) => match[1])
  await keep(assets)
}

async function keep(urls) {
  const cache = await caches.open(SHELL)
  for (const url of urls) if (!(await cache.match(url))) await cache.add(url).catch(() => {})
}

self.addEventListener('install', (event) => {
  event.waitUntil(
    fetch(START, { cache: 'no-store' })
      .then(keepStart)
      .catch(() => {})
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('message', (event) => {
  const urls = event.data?.keep
  if (Array.isArray(urls)) event.waitUntil(keep(urls))
})

async function fromDeviceFirst(request) {
  const cache = await caches.open(SHELL)
  const kept = await cache.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

async function fromNetworkFirst(event) {
  try {
    const answer = await fetch(event.request)
    if (answer.ok && answer.headers.get('content-type')?.includes('text/html')) event.waitUntil(keepStart(answer.clone()))
    return answer
  } catch (error) {
    const kept = await (await caches.open(SHELL)).match(START)
    if (kept) return kept
    throw error
  }
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return
  if (event.request.mode === 'navigate') event.respondWith(fromNetworkFirst(event))
  else if (url.pathname.startsWith('/assets/') || url.pathname.endsWith('.svg')) event.respondWith(fromDeviceFirst(event.request))
})
