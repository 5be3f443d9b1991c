import type { WireValue } from '../wire-value.ts'
import type { FieldDefinition } from './field.ts'
import type { Row } from './untyped-row.ts'

/** What a row has in a field of its entity; null where there is nothing. */
export const valueOf = (row: Row, { name }: FieldDefinition): WireValue => row[name] ?? null
