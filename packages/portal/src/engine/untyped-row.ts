import type { WireValue } from '../wire-value.ts'

/**
 * A row of an entity that only the running portal knows. It has camelCase names and the values of `crm.item`: numbers, ISO dates, `Y`/`N`,
 * lists, or null. The compiler cannot find a wrong name in such a row, so `RowOf` is preferred. `scripts/families/untyped-rows.json` lists
 * the few files that need this type.
 */
export interface Row {
  readonly [field: string]: WireValue
}
