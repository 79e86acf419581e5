import { fen, yuan } from '@hongzhu/domain'

/** 分 as 元 with two digits; nothing where the amount is not known. */
export const inYuan = (amount: number | null | undefined): string =>
  amount === null || amount === undefined ? '' : yuan(fen(amount))
/** What a person types in 元, in 分. */
export const fenOf = (typed: number): number => Math.round(typed * 100)
