import { expect, test } from 'vitest'
import { INDICATORS } from '../indicator/index.ts'
import { ELECTION_CITES, LIFE_CITES, ORG_CITES, officialCite, productDefault } from './index.ts'

test('全称加书名号，正文没有待核字样，疑点另作说明', () => {
  expect(officialCite(ORG_CITES.charter30)).toEqual({ text: '《中国共产党章程》第三十条' })
  expect(officialCite(ORG_CITES.branchReminder)).toEqual({
    text: '《中国共产党支部工作条例（试行）》第六章',
    note: '《中国共产党支部工作条例（试行）》第六章的具体条号尚未与正式文本核对，引用时以正式文本为准。',
  })
  expect(officialCite(LIFE_CITES.classQuarterly).text).toContain('党务工作通行做法')
  expect(officialCite(productDefault('一校一计')).text).toBe('统计口径：一校一计')
})

test('所有引文、所有指标都写得出来', () => {
  const all = [...Object.values(ORG_CITES), ...Object.values(LIFE_CITES), ...INDICATORS.map((entry) => entry.cite)]
  for (const cite of [...all, ...Object.values(ELECTION_CITES)]) {
    const { text, note } = officialCite(cite)
    expect(text).toMatch(/^(《.+》|党务工作通行做法：|统计口径：)/)
    expect(text).not.toMatch(/待核|凭记忆|[?？]/)
    if (cite.mark === 'from-memory') expect(note).toBeTruthy()
    expect(note ?? '').not.toMatch(/凭记忆|待核/)
  }
})
