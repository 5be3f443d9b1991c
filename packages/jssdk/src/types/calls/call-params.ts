import type { Untyped } from '../untyped.ts'

/** A filter of REST v2: field names with operator prefixes (`>=createdTime`), joined by AND. */
export type TypeFilterV2 = Record<string, unknown>

/** The operators of a REST v3 filter. */
export type FilterV3Operator = '=' | '!=' | '>' | '>=' | '<' | '<=' | 'in' | 'between'
/** One condition of a REST v3 filter: field, operator, value. */
export type FilterV3Condition = [string, FilterV3Operator, unknown]
/** Conditions joined by `logic`, negated as a whole by `negative`. */
export interface FilterV3Group {
  type?: 'filter'
  /** @default 'and' */
  logic?: 'and' | 'or'
  /** @default false */
  negative?: boolean
  conditions: FilterV3Node[]
}
export type FilterV3Node = FilterV3Condition | FilterV3Group
/** A filter of REST v3: conditions and groups, joined by AND. */
export type TypeFilterV3 = Array<[string, string, unknown] | FilterV3Group>

export type SortDirection = 'ASC' | 'DESC' | 'asc' | 'desc'

/** Parameters that both REST versions know. A method's own parameters are added to them. */
export type TypeCallParams = {
  order?: Record<string, SortDirection | (string & {})>
  filter?: Untyped
  select?: string[]
  params?: Untyped
  /** The offset of a v2 page, or -1 for a page without counting the rows. */
  start?: number
  pagination?: { limit?: number; page?: number; offset?: number }
  cursor?: { field: string; value: number | string; order?: SortDirection | (string & {}); limit?: number }
  [key: string]: Untyped
}
export type TypeCallParamsV2 = Omit<TypeCallParams, 'filter' | 'pagination' | 'cursor'> & { filter?: TypeFilterV2 }
export type TypeCallParamsV3 = Omit<TypeCallParams, 'filter' | 'start'> & { filter?: TypeFilterV3 | TypeFilterV2 }
