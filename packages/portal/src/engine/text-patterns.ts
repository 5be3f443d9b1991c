import type { Condition } from './query.ts'

/** Patterns that are searched in one field. */
export interface TextPatterns {
  readonly field: string
  /** Patterns for LIKE. Special characters that are meant literally have a `\` before them. */
  readonly patterns: readonly string[]
}

/** Fewer patterns stay separate conditions. */
const fewestTogether = 100

/** On a portal only `%` is special. `_` and `\` in a caller's pattern are plain characters, so LIKE needs them escaped. */
const escapeLike = (text: string): string => text.replaceAll(/[\\_]/g, String.raw`\$&`)

/** The pattern that searches for one text. */
export const patternOf = (condition: Extract<Condition, { kind: 'like' | 'contains' }>): string =>
  condition.kind === 'like'
    ? escapeLike(condition.pattern)
    : `%${escapeLike(condition.text).replaceAll('%', String.raw`\%`)}%`

/** Joins many patterns on the same field into one test, instead of thousands of tests. Undefined if the condition is not of this kind. */
export const sharedPatterns = (condition: Condition): TextPatterns | undefined => {
  if (condition.kind !== 'or' || condition.conditions.length < fewestTogether) return undefined
  const [first] = condition.conditions
  if (first?.kind !== 'like' && first?.kind !== 'contains') return undefined
  const patterns: string[] = []
  for (const one of condition.conditions) {
    if ((one.kind !== 'like' && one.kind !== 'contains') || one.field !== first.field) return undefined
    patterns.push(patternOf(one))
  }
  return { field: first.field, patterns }
}
