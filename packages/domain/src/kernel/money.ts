/** Money in whole 分. */
export type Fen = number & { readonly __unit: 'fen' }

/** Whole 分; throws on fractions and unsafe numbers. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new Error(`金额须为整数分：${amount}`)
  return amount as Fen
}

/** Reads 元 such as `12`, `12.3`, `12.30`, `1,234.50`; undefined when it is not an amount. */
export function readYuan(text: string): Fen | undefined {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text.replaceAll(',', '').trim())
  if (!match) return undefined
  const [, sign = '', yuan = '0', cents = ''] = match
  const amount = Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
  return Number.isSafeInteger(amount) ? fen(sign ? -amount : amount) : undefined
}

export const addFen = (a: Fen, b: Fen) => fen(a + b)

/** 1234.50, always with two digits, for tables headed 元. */
export function yuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
