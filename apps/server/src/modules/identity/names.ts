import { pinyin } from 'pinyin-pro'

const syllables = (name: string) => pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** zhoumingyuan: the whole name in pinyin. */
export const pinyinOf = (name: string): string => syllables(name).map(letters).join('')
/** zmy: the first letters. */
export const initialsOf = (name: string): string =>
  syllables(name)
    .map((part) => letters(part).slice(0, 1))
    .join('')
/** Key by which names are sorted: syllables apart. */
export const nameKeyOf = (name: string): string => syllables(name).map(letters).filter(Boolean).join(' ')
