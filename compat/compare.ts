import { isDeepStrictEqual } from 'node:util'
import type { StepOutcome } from './step.ts'

export interface Run {
  readonly outcomes: readonly StepOutcome[]
  /** HTTP requests of each step, as the portal counted them. */
  readonly requests: ReadonlyMap<string, number>
}

export interface Row {
  readonly name: string
  readonly verdict: 'same' | 'intended' | 'DIFFERENT' | 'STALE'
  readonly why: string
  readonly requests: readonly [reference: number, ours: number]
  readonly reference: unknown
  readonly ours: unknown
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

/** One row for each step. `STALE`: a difference is announced that is not there. */
export const compare = (reference: Run, ours: Run, intended: Readonly<Record<string, string>>): Row[] =>
  reference.outcomes.map(({ name, outcome }, index) => {
    const own = ours.outcomes[index]
    const isSame = own?.name === name && isDeepStrictEqual(plain(outcome), plain(own.outcome))
    const why = intended[name]
    const verdict = isSame ? (why === undefined ? 'same' : 'STALE') : why === undefined ? 'DIFFERENT' : 'intended'
    return {
      name,
      verdict,
      why: why ?? '',
      requests: [reference.requests.get(name) ?? 0, ours.requests.get(name) ?? 0],
      reference: outcome,
      ours: own?.outcome,
    }
  })

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null

const shortened = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 300 ? `${text.slice(0, 300)}...` : text
}

/** Where two values differ: the path, what the reference has there, what ours has. */
const differences = (reference: unknown, ours: unknown, path = ''): string[] => {
  if (isDeepStrictEqual(reference, ours)) return []
  if (!isTree(reference) || !isTree(ours)) return [`${path || 'all'}: ${shortened(reference)} | ${shortened(ours)}`]
  const keys = new Set([...Object.keys(reference), ...Object.keys(ours)])
  return [...keys].flatMap((key): string[] =>
    differences(Reflect.get(reference, key), Reflect.get(ours, key), path === '' ? key : `${path}.${key}`),
  )
}

const shownDifferences = 12

/** The comparison as text: a line for each step, then both outcomes where they differ without being meant to. */
export const report = (rows: readonly Row[]): string => {
  const width = Math.max(...rows.map(({ name }) => name.length))
  const lines = rows.map(({ name, verdict, why, requests: [theirs, own] }) =>
    `${name.padEnd(width)}  ${verdict.padEnd(9)}  ${String(theirs).padStart(4)} ${String(own).padStart(4)}  ${why}`.trimEnd(),
  )
  const open = rows.filter(({ verdict }) => verdict === 'DIFFERENT' || verdict === 'STALE')
  const details = open.flatMap(({ name, verdict, reference, ours }) => [
    `\n${verdict}: ${name} (reference | ours)`,
    ...differences(plain(reference), plain(ours))
      .slice(0, shownDifferences)
      .map((line) => `  ${line}`),
  ])
  const count = (wanted: Row['verdict']): number => rows.filter(({ verdict }) => verdict === wanted).length
  return [
    `${'step'.padEnd(width)}  ${'verdict'.padEnd(9)}   ref ours  requests; why`,
    ...lines,
    ...details,
    `\n${count('same')} the same, ${count('intended')} different as intended, ${count('DIFFERENT')} different, ${count('STALE')} announced but not different`,
  ].join('\n')
}
