/** A value to compare a field with: text, a number or null. The field converts it to what it stores. */
export type Operand = null | boolean | number | string

/** A condition on rows, independent of any dialect. Parsers make it, and `compile-query` turns it into SQL. */
export type Condition<Field extends string = string> =
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition<Field>[] }
  | { readonly kind: 'not'; readonly condition: Condition<Field> }
  | { readonly kind: Comparison; readonly field: Field; readonly value: Operand }
  | { readonly kind: 'in'; readonly field: Field; readonly values: readonly Operand[] }
  | { readonly kind: 'between'; readonly field: Field; readonly from: Operand; readonly to: Operand }
  /** `%` in the pattern means any text. Letter case is ignored. */
  | { readonly kind: 'like'; readonly field: Field; readonly pattern: string }
  | { readonly kind: 'contains'; readonly field: Field; readonly text: string }
  /** True for null, empty text, an empty list, and a reference to 0. */
  | { readonly kind: 'isEmpty'; readonly field: Field }
  /** True if a list of maps has an element of this type with one of these values. An example is a phone number in `fm`. */
  | { readonly kind: 'element'; readonly field: Field; readonly typeId: string; readonly values: readonly string[] }
  /** A condition that holds for every row, or for none. */
  | { readonly kind: 'always' | 'never' }

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'

export interface Order<Field extends string = string> {
  readonly field: Field
  readonly direction: 'asc' | 'desc'
}

/** Which rows of one entity to read. */
export interface Query<Field extends string = string> {
  readonly where: Condition<Field>
  /** The order of the rows. @default by id */
  readonly order?: readonly Order<Field>[] | undefined
  /** The maximum number of rows to read. @default all */
  readonly limit?: number | undefined
  /** How many rows are skipped first. @default 0 */
  readonly offset?: number | undefined
}

/** One page of rows. `total` is present only if it was asked for, because counting takes time. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly total: number | undefined
}
