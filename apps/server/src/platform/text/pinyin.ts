import { pinyin } from 'pinyin-pro'

/** Sort key and initials of a Chinese name, computed on write, so that typing `zw` finds 张伟 and order is the same on every server. */
export function nameKeys(name: string): { nameKey: string; initials: string } {
  const text = name.replaceAll(/[\s·•]/g, '')
  const nameKey = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join(' ').toLowerCase()
  const initials = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
  return { nameKey, initials }
}
