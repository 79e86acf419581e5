import { createContext, useContext } from 'react'
import type { FigureSource } from '../../../ui/figure-source.ts'

/** A figure as the text and the register show it. */
export interface ShownFigure {
  title: string
  text: string
  unit: string
  /** Nothing to count: the words of the text change. */
  isNone: boolean
  filters: readonly { title: string; label: string }[]
  source: FigureSource
}

/** What the figures in the text say, by reference; and the day. */
export interface ShownFigures {
  byRef: ReadonlyMap<string, ShownFigure>
  day: string
  isLoading: boolean
}
export const ShownFiguresContext = createContext<ShownFigures>({ byRef: new Map(), day: '', isLoading: false })
export const useShownFigures = () => useContext(ShownFiguresContext)

/** 党员总数，性别：女. */
export const nameOf = (figure: Pick<ShownFigure, 'title' | 'filters'>) =>
  [figure.title, ...figure.filters.map((filter) => `${filter.title}：${filter.label}`)].join('，')
