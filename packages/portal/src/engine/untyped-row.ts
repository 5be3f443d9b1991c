import type { WireValue } from '../wire-value.ts'

/**
 * A row of any entity, where only the running portal knows which: camelCase names, `crm.item` values (numbers, ISO dates, `Y`/`N`, lists;
 * null for nothing). The compiler sees no wrong name in it: whose row it is, `RowOf` says, and few files may do without that
 * (`scripts/families/untyped-rows.json` names them).
 */
export interface Row {
  readonly [field: string]: WireValue
}
