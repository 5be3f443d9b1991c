import type { WireValue } from '../wire-value.ts'
import type { Entity } from './entity.ts'
import type { FieldDefinition, FieldType } from './field.ts'
import type { Condition, Query } from './query.ts'

/** The rows of each entity. Families add theirs, so that the engine need not know any. */
// oxlint-disable-next-line typescript/no-empty-object-type -- what is in it stands in the rooms of the families
export interface EntityRows {}

/** Names of entities whose fields are known to the compiler. */
export type EntityName = keyof EntityRows

/** A whole row of one entity. */
export type RowOf<Name extends EntityName> = EntityRows[Name]

/** Names of the fields of one entity. */
export type FieldNameOf<Name extends EntityName> = keyof RowOf<Name> & string

/** A condition on the rows of one entity. */
export type ConditionOf<Name extends EntityName> = Condition<FieldNameOf<Name>>

/** What to read of one entity. */
export type QueryOf<Name extends EntityName> = Query<FieldNameOf<Name>>

/** A row of one of several entities: a field that its own entity has not is undefined. */
export type RowOfAny<Name extends EntityName> = { readonly id: number } & {
  readonly [Field in FieldNameOfAny<Name>]?: ValueInAny<Name, Field>
}

/** What is written into a row of one of several entities. */
export type WrittenRowOfAny<Name extends EntityName> = { readonly [Field in FieldNameOfAny<Name>]?: WireValue }

type FieldNameOfAny<Name extends EntityName> = Name extends EntityName ? FieldNameOf<Name> : never
type ValueInAny<Name extends EntityName, Field> = Name extends EntityName
  ? Field extends keyof RowOf<Name>
    ? RowOf<Name>[Field]
    : never
  : never

/** What is written into a row. The engine makes of each value what the field keeps. */
export type WrittenRow<Name extends EntityName> = { readonly [Field in FieldNameOf<Name>]?: WireValue }

/** The row that an entity's definition tells of. */
export type RowFrom<Of extends Entity> = {
  readonly [Field in Of['fields'][number] as Field['name']]: ValueOf<Field>
}

/** The rows of several entities, by their names. */
export type RowsFrom<Of extends readonly Entity[]> = { [One in Of[number] as One['name']]: RowFrom<One> }

type ValueOf<Field extends FieldDefinition> = Field extends { readonly name: 'id' }
  ? number
  : Field extends { readonly isMultiple: true }
    ? WireValue
    : ValueOfType<Field['type']>

/** What a field of a type reads as; null where there is nothing. */
export type ValueOfType<Type extends FieldType> = Type extends 'file' | 'json' | 'crm_multifield'
  ? WireValue
  : Type extends NumberType
    ? number | null
    : Type extends 'boolean'
      ? boolean | null
      : string | null

type NumberType =
  | 'integer'
  | 'user'
  | 'location'
  | 'crm_category'
  | 'crm_lead'
  | 'crm_deal'
  | 'crm_contact'
  | 'crm_company'
  | 'crm_quote'
  | 'crm_entity'
  | 'double'
  | 'employee'
  | 'iblock_section'
  | 'iblock_element'
