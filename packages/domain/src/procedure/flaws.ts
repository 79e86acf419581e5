import { END, type Procedure, type ProcedureVersion } from './types.ts'

const targets = <F>(version: ProcedureVersion<F>) =>
  new Map(version.steps.map((step) => [step.id, step.next.map((edge) => edge.to)]))

function reached(arrows: ReadonlyMap<string, readonly string[]>, from: string): Set<string> {
  const seen = new Set<string>([from])
  const waiting = [from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
    for (const to of arrows.get(id) ?? [])
      if (!seen.has(to)) {
        seen.add(to)
        waiting.push(to)
      }
  return seen
}

function versionFlaws<F>(version: ProcedureVersion<F>): string[] {
  const found: string[] = []
  const arrows = targets(version)
  const fromFirst = reached(arrows, version.steps[0].id)
  if (arrows.size < version.steps.length) found.push('有两步同名')
  for (const step of version.steps) {
    if (!fromFirst.has(step.id)) found.push(`${step.id}：走不到`)
    if (!reached(arrows, step.id).has(END)) found.push(`${step.id}：没有终点`)
    if (step.next.slice(0, -1).some((edge) => !edge.when) || step.next.at(-1)?.when)
      found.push(`${step.id}：须有且只有最后一个去向不带条件`)
    for (const { to } of step.next) if (to !== END && !arrows.has(to)) found.push(`${step.id}：去向 ${to} 不存在`)
    const ids = step.fields.map((field) => field.id)
    if (new Set(ids).size < ids.length) found.push(`${step.id}：有两项内容同名`)
    for (const { id, kind, choices, onlyWhen } of step.fields) {
      if (kind === 'choice' && !choices?.length) found.push(`${step.id}.${id}：没有选项`)
      if (onlyWhen && !ids.includes(onlyWhen.field)) found.push(`${step.id}.${id}：依据的 ${onlyWhen.field} 不存在`)
    }
  }
  return found
}

/** What is wrong with a definition itself, for the test that walks every one: empty means sound. */
export const flaws = <F>(procedure: Procedure<F>): string[] =>
  procedure.versions.flatMap((version, index) => {
    const before = procedure.versions[index - 1]
    const order = before && before.since >= version.since ? [`${version.since}：版本次序颠倒`] : []
    return [...order, ...versionFlaws(version).map((flaw) => `${version.since} ${flaw}`)]
  })
