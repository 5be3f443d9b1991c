/** A value to compare a field with: text, number, or nothing. Fields convert it to what they store. */
export type Operand = null | boolean | number | string

/** A condition on rows, free of any dialect: parsers make it, `compile-query` turns it into SQL. */
export type Condition<Field extends string = string> =
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition<Field>[] }
  | { readonly kind: 'not'; readonly condition: Condition<Field> }
  | { readonly kind: Comparison; readonly field: Field; readonly value: Operand }
  | { readonly kind: 'in'; readonly field: Field; readonly values: readonly Operand[] }
  | { readonly kind: 'between'; readonly field: Field; readonly from: Operand; readonly to: Operand }
  /** `%` stands for any text in the pattern; letter case does not matter. */
  | { readonly kind: 'like'; readonly field: Field; readonly pattern: string }
  | { readonly kind: 'contains'; readonly field: Field; readonly text: string }
  /** True for null, empty text, an empty list and a reference to 0. */
  | { readonly kind: 'isEmpty'; readonly field: Field }
  /** True when some element of a list of maps is of this type and has one of these values, e.g. a phone number in `fm`. */
  | { readonly kind: 'element'; readonly field: Field; readonly typeId: string; readonly values: readonly string[] }
  /** A condition that holds for every row, or for none. */
  | { readonly kind: 'always' | 'never' }

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'

export interface Order<Field extends string = string> {
  readonly field: Field
  readonly direction: 'asc' | 'desc'
}

/** What to read of one entity. */
export interface Query<Field extends string = string> {
  readonly where: Condition<Field>
  /** @default in the order of ids */
  readonly order?: readonly Order<Field>[] | undefined
  /** Rows to read at most. @default all */
  readonly limit?: number | undefined
  /** Rows passed over first. @default 0 */
  readonly offset?: number | undefined
}

/** One page of rows; `total` only when it was asked for, because it costs a count. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly total: number | undefined
}
