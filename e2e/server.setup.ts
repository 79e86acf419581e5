import { startProduct } from './product.ts'

/** One product with the demo district for all journeys that do not need their own; PRODUCT_URL names one that already runs. */
export default async function setup() {
  if (process.env.PRODUCT_URL) return undefined
  const product = await startProduct()
  process.env.PRODUCT_URL = product.url
  return () => product.stop()
}
