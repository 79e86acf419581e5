import { Empty, Flex, Typography } from 'antd'
import { OpenFigure } from '../../../ui/figure.tsx'
import { nameOf, useShownFigures } from './shown-figures.tsx'

/** The figures the text uses, in order of appearance. */
export function Register({ refs }: { refs: readonly string[] }) {
  const { byRef } = useShownFigures()
  if (refs.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="文中还没有数据。在“插入数据”里选择。" />
  return (
    <ol style={{ margin: 0, paddingInlineStart: 24 }}>
      {refs.map((ref) => {
        const figure = byRef.get(ref)
        return (
          <li key={ref} style={{ padding: '4px 0' }}>
            <Flex justify="space-between" gap={8}>
              <span>{figure ? nameOf(figure) : <Typography.Text type="secondary">正在取数</Typography.Text>}</span>
              <span style={{ whiteSpace: 'nowrap' }}>
                {figure ? (
                  <OpenFigure source={figure.source} text={figure.text} unit={figure.unit} title={nameOf(figure)} />
                ) : null}
              </span>
            </Flex>
          </li>
        )
      })}
    </ol>
  )
}
