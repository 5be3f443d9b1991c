import type { WireValue } from '../wire-value.ts'
import type { FieldDefinition } from './field.ts'
import type { Row } from './untyped-row.ts'

/** The value of an entity's field in a row. Null if there is none. */
export const valueOf = (row: Row, { name }: FieldDefinition): WireValue => row[name] ?? null
