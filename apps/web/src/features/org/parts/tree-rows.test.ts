import { expect, test } from 'vitest'
import { matching, type Node, treeOf } from './tree-rows.ts'

const node = (id: string, parentId: string | null, name: string, initials: string): Node => ({
  id,
  parentId,
  name,
  shortName: name,
  initials,
  code: `YS${id}`,
  kind: 'branch',
  members: 0,
  below: 0,
  secretary: null,
  hasTerm: false,
  termState: null,
  termEnd: null,
  school: null,
  schools: 0,
})
const rows = [
  node('2', '1', '青禾县教育工委', 'qhxjygw'),
  node('4', '2', '青禾一中党委', 'qhyzdw'),
  node('7', '2', '实验小学党支部', 'syxxdzb'),
]

test('a row whose superior is out of reach becomes a root', () => {
  expect(treeOf(rows).map((row) => [row.id, row.children?.map((child) => child.id)])).toEqual([['2', ['4', '7']]])
})
test('a hit keeps its superiors and opens them, by name, initials and code', () => {
  expect(matching(rows, '一中')).toMatchObject({ hits: new Set(['4']), open: ['2'] })
  expect(matching(rows, 'SYXX').rows.map((row) => row.id)).toEqual(['2', '7'])
  expect(matching(rows, 'ys7').rows.map((row) => row.id)).toEqual(['2', '7'])
  expect(matching(rows, '白鹭').rows).toEqual([])
})
test('a count of branches opens exactly those it counts, with their superiors', () => {
  const other = node('8', '2', '二中党支部', 'ezdzb')
  const all = [...rows, other].map((row) => ({
    ...row,
    ...(row.id === '4' ? { kind: 'committee', hasTerm: true, members: 3 } : {}),
  }))
  const filled = all.map((row) => (row.id === '7' ? { ...row, hasTerm: true } : row.id === '8' ? { ...row, members: 5 } : row))
  expect(matching(filled, '', 'withTerm')).toMatchObject({ hits: new Set(['7']), open: ['2'] })
  expect(matching(filled, '', 'withMembers').hits).toEqual(new Set(['8']))
  expect(matching(filled, '二中', 'withTerm').hits).toEqual(new Set())
})
