import { PortalError } from '../portal-error.ts'
import type { Condition } from './query.ts'
import { sharedPatterns } from './text-patterns.ts'

/**
 * PHP accepts as many variables. SQLite compares each condition with every other one when it prepares a statement, so more would be slow.
 */
const maxConditions = 1000
/** SQLite's parser has a stack of 100, and a group with its negation takes four places of it. */
const maxLevels = 12
/** SQLite accepts few more values in one statement. The rest is left for the order and the page. */
const maxValues = 32_000
/** A longer list is passed to a statement as one value. */
export const maxMarks = 1000

export const invalidFilter = (what: string): PortalError =>
  new PortalError({ code: 'INVALID_ARG_VALUE', description: `Invalid filter: ${what}` })

/** Counts the parts of a condition before any SQL is made from it. @throws {PortalError} `INVALID_ARG_VALUE`: the condition is too large */
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
      // A group of one condition adds no level, because nothing is joined.
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
