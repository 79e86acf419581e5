import type { Citation } from '../kernel/index.ts'
import { UNKNOWN } from './citing.ts'
import { lawById } from './laws.ts'

/** A citation as an official paper writes it; a doubt about it is a note in plain words, never a mark in the text. */
export interface OfficialCite {
  text: string
  note?: string
}

/** 引用文件写全称、加书名号；条款号未核对的，正文不写待核字样，另作说明。 */
export function officialCite(cite: Citation): OfficialCite {
  const law = lawById(cite.law)
  if (cite.mark === 'product-default' || cite.law === 'product-default') return { text: `统计口径：${cite.gist}` }
  if (!law) return { text: `${cite.law}${cite.article}` }
  if (law.id === 'practice')
    return { text: `党务工作通行做法：${cite.gist}`, note: '党务工作通行做法没有统一文件，以主管组织部门的解释为准。' }
  const title = law.title.includes('《') ? law.title : `《${law.title}》`
  const article = cite.article.replaceAll(`（${UNKNOWN}）`, '')
  if (cite.mark !== 'from-memory') return { text: `${title}${article}` }
  const place = article === '' ? '' : article.endsWith('条') ? `${article}的条号` : `${article}的具体条号`
  return { text: `${title}${article}`, note: `${title}${place}尚未与正式文本核对，引用时以正式文本为准。` }
}
