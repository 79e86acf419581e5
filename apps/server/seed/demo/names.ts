import { pinyinKeys } from '../../src/platform/pinyin.ts'
import type { Random } from './random.ts'

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
]
const FIRST = [...'晓雨思文志建国春秋明海丽秀玉婷子若嘉俊浩宇欣佳梦雪静慧敏芳红伟强军平永立新凯锦书清云素远知怀景少兆德瑞']
const SECOND = [...'华英兰梅芬娟燕玲霞峰勇杰涛磊鹏飞超斌辉宁琳萍洁莹颖倩洋帆航川松柏桐岚溪禾舟然诺言铭轩琪瑶璐妍楠']
const MINORITY: readonly (readonly [string, string, '1' | '2'])[] = [
  ['阿依古丽·买买提', '05', '2'],
  ['玉素甫·卡迪尔', '05', '1'],
  ['古丽娜尔·艾合买提', '05', '2'],
  ['叶尔兰·哈力别克', '17', '1'],
  ['巴合提古丽·木拉提', '17', '2'],
  ['才让·扎西', '04', '1'],
  ['卓玛·央金', '04', '2'],
  ['乌日娜·布和', '02', '2'],
  ['巴特尔·苏和', '02', '1'],
  ['阿迪力江·吐尔逊', '05', '1'],
]
const ETHNIC = ['03', '06', '07', '08', '11', '15']

/** Name, sex, ethnic group. */
export interface Named {
  name: string
  sex: '1' | '2'
  ethnicity: string
}

/** A name that belongs to nobody in particular. */
export function drawName(random: Random): Named {
  if (random.chance(0.006)) {
    const [name, ethnicity, sex] = random.pick(MINORITY)
    return { name, ethnicity, sex }
  }
  const given = random.chance(0.16) ? random.pick(SECOND) : random.pick(FIRST) + random.pick(SECOND)
  return {
    name: random.pick(SURNAMES) + given,
    sex: random.chance(0.56) ? '2' : '1',
    ethnicity: random.chance(0.04) ? random.pick(ETHNIC) : '01',
  }
}

const heads = new Map<string, string>()
const rests = new Map<string, string>()

/** Keys of a person's name as the application computes them; syllables are remembered, since names share few characters. */
export function keysOf(name: string): { nameKey: string; initials: string } {
  if (name.includes('·')) return pinyinKeys(name)
  const syllables: string[] = []
  for (const [index, character] of [...name].entries()) {
    const memory = index === 0 ? heads : rests
    let syllable = memory.get(character)
    if (syllable === undefined) {
      syllable = pinyinKeys(character, index === 0 ? 'person' : 'unit').nameKey
      memory.set(character, syllable)
    }
    syllables.push(syllable)
  }
  return { nameKey: syllables.join(' '), initials: syllables.map((syllable) => syllable[0] ?? '').join('') }
}

const units = new Map<string, { nameKey: string; initials: string }>()
/** Keys of an organisation's or school's name, made of remembered pieces of the name. */
export function unitKeysOf(name: string): { nameKey: string; initials: string } {
  const known = units.get(name)
  if (known) return known
  const keys = pinyinKeys(name, 'unit')
  if (units.size < 20_000) units.set(name, keys)
  return keys
}
