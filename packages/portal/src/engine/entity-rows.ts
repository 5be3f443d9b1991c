import type { WireMap, WireValue } from '../wire-value.ts'
import type { Entity } from './entity.ts'
import type { FieldDefinition, FieldType } from './field.ts'
import type { Condition, Query } from './query.ts'

/**
 * A row of any entity, where only the running portal knows which: camelCase names, `crm.item` values (numbers, ISO dates, `Y`/`N`, lists;
 * null for nothing).
 */
export type Row = WireMap

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
