import type { WireValue } from '../wire-value.ts'
import type { Entity } from './entity.ts'
import type { FieldDefinition, FieldType } from './field.ts'
import type { Condition, Query } from './query.ts'

/** The rows of each entity. Families add theirs, so that the engine does not depend on any family. */
// oxlint-disable-next-line typescript/no-empty-object-type -- what is in it stands in the rooms of the families
export interface EntityRows {}

/** Names of the entities whose fields the compiler knows. */
export type EntityName = keyof EntityRows

/** A whole row of one entity. */
export type RowOf<Name extends EntityName> = EntityRows[Name]

/** Names of the fields of one entity. */
export type FieldNameOf<Name extends EntityName> = keyof RowOf<Name> & string

/** A condition on the rows of one entity. */
export type ConditionOf<Name extends EntityName> = Condition<FieldNameOf<Name>>

/** Which rows of one entity to read. */
export type QueryOf<Name extends EntityName> = Query<FieldNameOf<Name>>

/** A row of one of several entities. A field that the row's entity lacks is undefined. */
export type RowOfAny<Name extends EntityName> = { readonly id: number } & {
  readonly [Field in FieldNameOfAny<Name>]?: ValueInAny<Name, Field>
}

/** The values to write into a row of one of several entities. */
export type WrittenRowOfAny<Name extends EntityName> = { readonly [Field in FieldNameOfAny<Name>]?: WireValue }

type FieldNameOfAny<Name extends EntityName> = Name extends EntityName ? FieldNameOf<Name> : never
type ValueInAny<Name extends EntityName, Field> = Name extends EntityName
  ? Field extends keyof RowOf<Name>
    ? RowOf<Name>[Field]
    : never
  : never

/** The values to write into a row. The engine converts each value to what the field stores. */
export type WrittenRow<Name extends EntityName> = { readonly [Field in FieldNameOf<Name>]?: WireValue }

/** The row type that follows from an entity's definition. */
export type RowFrom<Of extends Entity> = {
  readonly [Field in Of['fields'][number] as Field['name']]: ValueOf<Field>
}

/** The rows of several entities, by the entities' names. */
export type RowsFrom<Of extends readonly Entity[]> = { [One in Of[number] as One['name']]: RowFrom<One> }

type ValueOf<Field extends FieldDefinition> = Field extends { readonly name: 'id' }
  ? number
  : Field extends { readonly isMultiple: true }
    ? WireValue
    : ValueOfType<Field['type']>

/** The type that a field's value has in a row. Null if there is no value. */
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
