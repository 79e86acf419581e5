/** The worker keeps the product's own scripts on the device, so that an opened sheet survives a reload without network. */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || window.location.port === '5173') return
  navigator.serviceWorker.register('/sw.js').catch(() => {})
}

/** Asks the worker to keep every script this page has loaded so far. */
export async function keepThisPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.ready
  const urls = performance
    .getEntriesByType('resource')
    .map((entry) => entry.name)
    .filter((url) => url.startsWith(`${window.location.origin}/assets/`))
  registration.active?.postMessage({ keep: urls })
}
