import { pinyin } from 'pinyin-pro'

export interface PinyinKeys {
  /** Syllables without tones, for ordering that is the same on every server. */
  nameKey: string
  /** First letters, for finding 张伟 by typing zw. */
  initials: string
}

const isWord = (part: string) => /^[a-z0-9]+$/.test(part)

/** The sort and search keys of a name; surnames are read as surnames (单 shan, 曾 zeng). */
export function pinyinKeys(name: string, kind: 'person' | 'unit' = 'person'): PinyinKeys {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
    ...(kind === 'person' ? { surname: 'head' as const } : {}),
  })
    .map((part) => part.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter(isWord)
  return { nameKey: syllables.join(' '), initials: syllables.map((part) => (/^\d+$/.test(part) ? part : part[0])).join('') }
}
