/** The worker keeps the product's own scripts on the device, so that an opened sheet survives a reload without network. */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || window.location.port === '5173') return
  navigator.serviceWorker.register('/sw.js').catch(() => {})
}

/** Loads the pages one comes back to without network, and asks the worker to keep every script loaded so far. */
export async function keepThisPage(preload: readonly (() => Promise<unknown>)[]): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await Promise.allSettled(preload.map((load) => load()))
  const registration = await navigator.serviceWorker.ready
  const urls = performance
    .getEntriesByType('resource')
    .map((entry) => entry.name)
    .filter((url) => url.startsWith(`${window.location.origin}/assets/`))
  registration.active?.postMessage({ keep: urls })
}
