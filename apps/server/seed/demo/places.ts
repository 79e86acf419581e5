import type { SchoolStage } from '@hongzhu/domain/org'

/** Cities of the demo's province. None of them exists. */
export const CITY_NAMES =
  '云山 澄湖 青岚 望川 临溪 松月 鹤鸣 怀谷 晴江 沐阳 银杏 长汀原 远帆 霁月 苍梧原 半夏 星沙洲 白榆 采薇 扶光'
    .split(' ')
    .map((name) => `${name}市`)

const FIRST_COUNTIES = ['青禾县', '白鹭县', '松涛区', '镜湖区', '望云县', '枫桥县', '春溪县', '石榴县']
const HEADS = [...'梧桐槐柳桂兰竹菊荷莲枫杉榆楠樟橘杏桃李梅']
const TAILS = ['坪县', '湾县', '岭县', '洲区', '溪县', '原县', '台区', '塘县']

/** County names of a city: the first city's are the cast's, others are built so that no name comes twice. */
export const countyName = (city: number, county: number) =>
  city === 0 ? (FIRST_COUNTIES[county] ?? `第${county + 1}县`) : `${HEADS[city % HEADS.length]}${TAILS[county % TAILS.length]}`

export const TOWNS =
  '柳河 青石 大槐 白塔 清泉 杏花 长坡 石桥 双井 云岭 荷塘 竹溪 马鞍 红枫 新桥 龙潭 东风 西坝 南浦 北原 麦积 河湾 古渡 松林 桃园 梨花 金沙 玉屏 沙洲 太平 和顺 永兴'.split(
    ' ',
  )
const ORDINALS = ['中心', '第一', '第二', '第三', '第四', '第五', '第六', '实验', '东街', '西街', '南街', '北街']
const FANCY =
  '晨曦 小星星 金苹果 蓝天 童心 向日葵 阳光 春苗 启明 育蕾 彩虹 七色花 小太阳 蒲公英 百灵鸟 丑小鸭 大风车 亲亲 贝贝 康乐'.split(
    ' ',
  )

const SUFFIX: Record<SchoolStage, string> = {
  kindergarten: '幼儿园',
  primary: '小学',
  junior: '初级中学',
  nineYear: '九年制学校',
  senior: '高级中学',
  complete: '中学',
  vocational: '职业技术学校',
  special: '特殊教育学校',
  other: '教师进修学校',
}

/** The name of the n-th school of its stage in a county, without the county. */
export function schoolName(stage: SchoolStage, ownership: 'public' | 'private', index: number): string {
  const town = TOWNS[index % TOWNS.length] ?? ''
  const round = Math.floor(index / TOWNS.length)
  if (ownership === 'private') {
    const turn = Math.floor(index / FANCY.length)
    return `${turn > 0 ? (TOWNS[(turn - 1) % TOWNS.length] ?? '') : ''}${FANCY[index % FANCY.length]}${SUFFIX[stage]}`
  }
  const ordinal =
    round === 0 && (stage === 'primary' || stage === 'kindergarten') ? '中心' : (ORDINALS[round] ?? `第${round + 1}`)
  if (stage === 'special' || stage === 'other') return index === 0 ? SUFFIX[stage] : `${town}${SUFFIX[stage]}`
  return `${town}${round === 0 && ordinal !== '中心' ? '' : ordinal}${SUFFIX[stage]}`
}

/** 青禾县柳河初级中学 → 青禾柳河初中. */
export const shortSchool = (name: string) =>
  name
    .replace(/[县市区]/, '')
    .replace('初级中学', '初中')
    .replace('高级中学', '高中')
    .replace('九年制学校', '九年制')
    .replace('第一中学', '一中')
    .replace('第二中学', '二中')
    .replace('第三中学', '三中')
    .replace('职业技术学校', '职校')

/** Parts of a large school that have branches of their own. */
export const DEPARTMENTS = '数学组 理科组 行政 语文组 英语组 文科组 艺体组 离退休教职工 教辅后勤 国际部'.split(' ')
export const ROOMS = '第一会议室 第二会议室 党员活动室 阶梯教室 图书馆报告厅 教师之家 录播教室'.split(' ')
export const STREETS = '育才路 文昌街 学府路 青年路 建设街 滨河路 团结巷 和平里'.split(' ')
