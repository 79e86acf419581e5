import { describe, expect, test } from 'vitest'
import { partsOf } from '../../testing/office.ts'
import { heading1, heading2, officialDocument, paragraph, signature, table, title } from './index.ts'

describe('GB/T 9704 版面', () => {
  const make = () =>
    officialDocument({
      name: '样张',
      blocks: [
        ...title('关于开展主题党日的通知'),
        paragraph('各党支部：', { flush: true }),
        heading1('一、时间'),
        heading2('（一）集中学习'),
        paragraph('2026年11月22日'),
        table(
          [
            { title: '序号', width: 1, align: 'center' },
            { title: '内容', width: 5 },
          ],
          [['1', '集中学习']],
        ),
        signature('中共青禾县第一中学委员会', 4),
      ],
    })

  test('DOC-01、DOC-02：A4，天头 37、地脚 35、订口 28、切口 26 毫米', async () => {
    const body = (await partsOf(await make()))['word/document.xml'] ?? ''
    const attribute = (name: string) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(/<w:pgMar[^>]*>/.exec(body)?.[0] ?? '')?.[1])
    expect(attribute('top')).toBe(2098)
    expect(attribute('bottom')).toBe(1984)
    expect(attribute('left')).toBe(1587)
    expect(attribute('right')).toBe(1474)
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
  })
  test('DOC-08：22 行的网格，28 字的字距', async () => {
    const body = (await partsOf(await make()))['word/document.xml'] ?? ''
    expect(/<w:docGrid[^>]*>/.exec(body)?.[0]).toContain('w:type="lines"')
    expect(/<w:docGrid[^>]*>/.exec(body)?.[0]).toContain('w:linePitch="579"')
    const styles = (await partsOf(await make()))['word/styles.xml'] ?? ''
    expect(/<w:style [^>]*w:styleId="Normal".*?<\/w:style>/.exec(styles)?.[0]).toContain('<w:spacing w:val="-5"/>')
  })
  test('DOC-08、DOC-18、DOC-21：每个字都有中文字体，标题小标宋、一级黑体、二级楷体', async () => {
    const body = (await partsOf(await make()))['word/document.xml'] ?? ''
    const runs = body.match(/<w:r>.*?<\/w:r>/g) ?? []
    expect(runs.length).toBeGreaterThan(8)
    for (const run of runs) expect(run).toContain('w:eastAsia=')
    const fontOf = (text: string) => /w:eastAsia="([^"]+)"/.exec(runs.find((run) => run.includes(text)) ?? '')?.[1]
    expect(fontOf('关于开展')).toBe('方正小标宋简体')
    expect(fontOf('一、时间')).toBe('黑体')
    expect(fontOf('（一）集中')).toBe('楷体_GB2312')
    expect(fontOf('各党支部')).toBe('仿宋_GB2312')
  })
  test('DOC-32：单页码居右、双页码居左', async () => {
    const parts = await partsOf(await make())
    const feet = Object.entries(parts).filter(([name]) => name.startsWith('word/footer'))
    expect(feet.map(([, text]) => /w:jc w:val="(\w+)"/.exec(text)?.[1]).sort()).toEqual(['left', 'right'])
    expect(parts['word/settings.xml']).toContain('evenAndOddHeaders')
  })
})
