/** 时钟偏差超过多少毫秒即告警（SEC-30，产品默认 2 秒）。 */
export const CLOCK_DRIFT_LIMIT = 2_000

/** What the server's clock is held against: a time server, the database's clock, its own steady counter. */
export type ClockSource = 'ntp' | 'database' | 'step'
export const CLOCK_SOURCE_LABELS: Record<ClockSource, string> = {
  ntp: '时间服务器（NTP）',
  database: '数据库服务器',
  step: '上次核对以来有无改动',
}

/** right 准确，off 偏差超限，unknown 无法判断. */
export type ClockState = 'right' | 'off' | 'unknown'
export const CLOCK_STATE_LABELS: Record<ClockState, string> = { right: '准确', off: '偏差超限', unknown: '无法判断' }

/** One comparison; both in milliseconds, null where nothing was measured. */
export interface ClockReading {
  /** Reference minus ours: positive when our clock is slow. */
  offset: number | null
  /** Time the question took there and back; the offset is known to half of it. */
  delay: number | null
}

/** Whether the clock is right by this reading; where the answer took too long to tell, it is unknown (SEC-30). */
export function clockState({ offset, delay }: ClockReading): ClockState {
  if (offset === null) return 'unknown'
  const [away, doubt] = [Math.abs(offset), (delay ?? 0) / 2]
  if (away - doubt > CLOCK_DRIFT_LIMIT) return 'off'
  return away + doubt <= CLOCK_DRIFT_LIMIT ? 'right' : 'unknown'
}

/** `慢 2.5 秒` in words; a tenth of a second (SEC-30). */
export function offsetInWords(offset: number): string {
  const seconds = Math.abs(offset) / 1000
  const shown = seconds >= 10 ? String(Math.round(seconds)) : seconds.toFixed(1)
  if (seconds < 0.05) return '一致'
  return `${offset > 0 ? '慢' : '快'} ${shown} 秒`
}
