import { startProduct } from './product.ts'

/** One product with the demo district for all journeys that do not need their own. */
export default async function setup() {
  const product = await startProduct()
  process.env.PRODUCT_URL = product.url
  return () => product.stop()
}
