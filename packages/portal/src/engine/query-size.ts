import { PortalError } from '../portal-error.ts'
import type { Condition } from './query.ts'
import { sharedPatterns } from './text-patterns.ts'

/** As many as PHP takes variables; SQLite looks at each condition once for each other one when it prepares a statement. */
const maxConditions = 1000
/** SQLite's parser has a stack of 100: a group, and what it negates, takes four places of it. */
const maxLevels = 12
/** SQLite takes no more values in one statement, and an order or a page may add some. */
const maxValues = 32_000
/** A longer list goes into a statement as one value. */
export const maxMarks = 1000

export const invalidFilter = (what: string): PortalError =>
  new PortalError({ code: 'INVALID_ARG_VALUE', description: `Invalid filter: ${what}` })

/** Counts what a condition is made of, before anything is made of it. @throws {PortalError} `INVALID_ARG_VALUE`: it is too large */
export const checkSize = (condition: Condition): void => {
  const found = { conditions: 0, values: 0 }
  count(condition, 0, found)
}

const count = (condition: Condition, level: number, found: { conditions: number; values: number }): void => {
  if (level > maxLevels) throw invalidFilter(`it is nested deeper than ${String(maxLevels)} levels`)
  const texts = sharedPatterns(condition)
  if (texts !== undefined) {
    found.conditions += 1
    found.values += texts.patterns.length
    if (found.values > maxValues) throw invalidFilter('it has too many conditions')
    return
  }
  switch (condition.kind) {
    case 'and':
    case 'or': {
      // A group of one is no level: nothing is joined.
      const inner = condition.conditions.length > 1 ? level + 1 : level
      for (const member of condition.conditions) count(member, inner, found)
      return
    }
    case 'not':
      return count(condition.condition, level + 1, found)
    case 'always':
    case 'never':
      return
    default:
      found.conditions += 1
      found.values += valuesOf(condition)
      if (found.conditions > maxConditions || found.values > maxValues)
        throw invalidFilter('it has too many conditions')
  }
}

const valuesOf = (condition: Condition): number => {
  if (condition.kind === 'in') return condition.values.length > maxMarks ? 1 : condition.values.length
  return condition.kind === 'element' ? 5 : 1
}
