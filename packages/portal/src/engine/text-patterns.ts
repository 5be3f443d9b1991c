import type { Condition } from './query.ts'

/** Texts that are looked for in one field. */
export interface TextPatterns {
  readonly field: string
  /** As LIKE takes them, with `\` before what is meant as it stands. */
  readonly patterns: readonly string[]
}

/** Fewer are conditions of their own. */
const fewestTogether = 100

/** `_` and `\` of a caller's pattern are plain characters; only `%` is special on the portal. */
const escapeLike = (text: string): string => text.replaceAll(/[\\_]/g, String.raw`\$&`)

/** The pattern of one text that is looked for. */
export const patternOf = (condition: Extract<Condition, { kind: 'like' | 'contains' }>): string =>
  condition.kind === 'like'
    ? escapeLike(condition.pattern)
    : `%${escapeLike(condition.text).replaceAll('%', String.raw`\%`)}%`

/** Many texts of which one is to be found in the same field: one test instead of thousands. Undefined: it is something else. */
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
