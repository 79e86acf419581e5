/**
 * Counting words of the rule books (section 0.1), on whole numbers only.
 * 以上 / 不少于 include the number, 超过 / 不足 do not; 半数以上 includes the half, 过半数 does not.
 */

/** X以上、不少于X: X included. */
export const atLeast = (n: number, x: number) => n >= x
/** X以下、不超过X: X included. */
export const atMost = (n: number, x: number) => n <= x
/** 超过X: X not included. */
export const moreThan = (n: number, x: number) => n > x
/** 不足X: X not included. */
export const lessThan = (n: number, x: number) => n < x
/** n ≥ numerator/denominator of base, the border included. */
export const atLeastFraction = (numerator: number, denominator: number) => (n: number, base: number) =>
  denominator * n >= numerator * base
/** 半数以上: half included. */
export const atLeastHalf = atLeastFraction(1, 2)
/** 超过半数、过半数: half not included. */
export const moreThanHalf = (n: number, base: number) => 2 * n > base
/** 三分之二以上: two thirds included. */
export const atLeastTwoThirds = atLeastFraction(2, 3)
/** 不少于五分之四: four fifths included. */
export const atLeastFourFifths = atLeastFraction(4, 5)

/** The smallest whole number that is at least numerator/denominator of base. */
export const leastOf = (numerator: number, denominator: number, base: number) => Math.ceil((numerator * base) / denominator)
/** The smallest whole number that is more than half of base. */
export const leastOverHalf = (base: number) => Math.floor(base / 2) + 1
