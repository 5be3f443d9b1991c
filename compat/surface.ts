import { type ContractName, contractNames } from '../scripts/contract-names.ts'
import type { StepOutcome } from './step.ts'

/** A name of the package's root that exists at run time, and the rows of the comparison that use it. */
export interface Exercised {
  readonly name: string
  readonly kind: string
  readonly rows: readonly string[]
  /** Why no row can: what compares it instead. */
  readonly elsewhere: string | undefined
}

const byFrame = 'reached through a frame, which needs a page: compat/frame.test.ts compares it'

/** Names that no program on Node can use. */
const elsewhere: Readonly<Record<string, string>> = {
  B24Frame: byFrame,
  AuthManager: byFrame,
  AppFrame: byFrame,
  MessageManager: byFrame,
  ParentManager: byFrame,
  DialogManager: byFrame,
  SliderManager: byFrame,
  PlacementManager: byFrame,
  OptionsManager: byFrame,
}

/** The contract's names, without types. */
const runtimeNames = (): readonly ContractName[] =>
  contractNames().filter(({ kind }) => kind !== 'type' && kind !== 'interface')

/** What the steps used of the whole surface. */
export const exercisedBy = (outcomes: readonly StepOutcome[]): readonly Exercised[] =>
  runtimeNames().map(({ name, kind }) => ({
    name,
    kind,
    rows: outcomes.filter(({ used }) => used.includes(name)).map((outcome) => outcome.name),
    elsewhere: elsewhere[name],
  }))

/** Neither a row nor a reason, or a reason although there is a row. */
export const isOpen = ({ rows, elsewhere: reason }: Exercised): boolean => rows.length > 0 === (reason !== undefined)

/** A line for each name: the rows that use it, or why none does. */
export const surfaceReport = (names: readonly Exercised[]): string => {
  const width = Math.max(...names.map(({ name }) => name.length))
  const lines = names.map(({ name, kind, rows, elsewhere: reason }) => {
    const [first = reason ?? 'NO ROW', ...more] = rows
    return `${name.padEnd(width)}  ${kind.padEnd(8)}  ${first}${more.length === 0 ? '' : `, and ${String(more.length)} more`}`
  })
  const count = names.filter(({ rows }) => rows.length > 0).length
  return [
    `${'name'.padEnd(width)}  kind      rows that use it`,
    ...lines,
    `\n${String(names.length)} names at run time: ${String(count)} used by rows, ${String(names.filter(isOpen).length)} open`,
  ].join('\n')
}
