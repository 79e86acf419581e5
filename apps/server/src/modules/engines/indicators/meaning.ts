import { CAPABILITY_LABELS, INDICATORS, type Indicator, PARTS, unitOf } from '@hongzhu/domain/indicator'

/** What a figure means, as pages show it and seals keep it. */
export const meaningOf = (indicator: Indicator) => ({
  id: indicator.id,
  title: indicator.title,
  capability: indicator.capability,
  fold: indicator.fold,
  decimals: indicator.decimals,
  definition: indicator.definition,
  time: indicator.time,
  version: indicator.version,
  additive: indicator.additive,
  cite: indicator.cite,
  capabilityLabel: CAPABILITY_LABELS[indicator.capability],
  unit: unitOf(indicator),
  numerator: indicator.numerator ?? null,
  denominator: indicator.denominator ?? null,
  parts: indicator.parts.map((key) => ({
    key,
    title: PARTS[key].title,
    values: Object.entries(PARTS[key].values ?? {}).map(([value, label]) => ({ value, label })),
  })),
})

/** Every indicator with its meaning, for pages and commands. */
export const listFigures = () => INDICATORS.map(meaningOf)
export type FigureMeaning = ReturnType<typeof meaningOf>
