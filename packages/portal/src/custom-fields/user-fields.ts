import type { Engine } from '../engine/engine.ts'
import type { RowOf, WrittenRow } from '../engine/entity-rows.ts'
import type { FieldDefinition } from '../engine/field.ts'
import { PortalError } from '../portal-error.ts'
import { isWireMap, textOf, type WireMap } from '../wire-value.ts'
import { customField } from './custom-field.ts'
import { settingsOf, userFieldType, userFieldTypes, type UserFieldType } from './field-types.ts'
import { entityNameOf } from './owners.ts'

/** One value of an enumeration in a call. A value without an id is new. */
export interface ItemWrite {
  readonly id?: number | undefined
  readonly value?: string | undefined
  readonly def?: string | undefined
  readonly sort?: number | undefined
  readonly xmlId?: string | undefined
  readonly isDeleted?: boolean | undefined
}

const usualSort = 100

/**
 * Adds a custom field: its description, its enumeration values, and a column of its entity. Returns its id.
 * @throws {PortalError} `ERROR_CORE`: the type or the entity is unknown, or the name is taken or not valid
 */
export const addUserField = (
  engine: Engine,
  values: WrittenRow<'userField'>,
  items: readonly ItemWrite[] = [],
): number => {
  const type = userFieldType(values.userTypeId)
  if (type === undefined)
    throw refused(`Unknown type of a user field; the known ones are ${userFieldTypes.map(({ id }) => id).join(', ')}.`)
  const entityName = ownerOf(engine, values)
  const definition = definitionOf(type, values)
  if (engine.entity(entityName).fields.some(({ name }) => name.toLowerCase() === definition.name.toLowerCase()))
    throw refused(`Field ${textOf(values.fieldName)} already exists for object ${textOf(values.entityId)}.`)
  const id = engine.insert('userField', {
    ...defaults,
    ...values,
    settings: settingsOf(type, mapOf(values.settings)),
  })
  writeItems(engine, id, items)
  engine.addField(entityName, described(engine, type, engine.find('userField', id) ?? {}))
  return id
}

/** Changes a custom field. Its entity, name, type and plurality cannot be changed, so values for them are ignored. */
export const changeUserField = (
  engine: Engine,
  row: RowOf<'userField'>,
  written: WrittenRow<'userField'>,
  items?: readonly ItemWrite[],
): void => {
  const id = row.id
  const {
    entityId: _entityId,
    fieldName: _fieldName,
    userTypeId: _userTypeId,
    multiple: _multiple,
    ...values
  } = written
  const type = typeOf(row)
  const given = values.settings
  const settings =
    given === undefined ? {} : { settings: settingsOf(type, { ...mapOf(row.settings), ...mapOf(given) }) }
  engine.update('userField', id, { ...values, ...settings })
  if (items !== undefined) writeItems(engine, id, items)
  engine.changeField(ownerOf(engine, row), described(engine, type, engine.find('userField', id) ?? row))
}

/** Deletes a custom field and all its values. */
export const removeUserField = (engine: Engine, row: RowOf<'userField'>): void => {
  const id = row.id
  engine.remove(
    'userFieldItem',
    itemsOf(engine, id).map((item) => item['id']),
  )
  engine.remove('userField', [id])
  engine.removeField(ownerOf(engine, row), definitionOf(typeOf(row), row).name)
}

/** The values of one enumeration, in their order. */
export const itemsOf = (engine: Engine, userFieldId: number): readonly RowOf<'userFieldItem'>[] =>
  engine.page('userFieldItem', {
    where: { kind: 'eq', field: 'userFieldId', value: userFieldId },
    order: [{ field: 'sort', direction: 'asc' }],
  }).rows

const defaults: WrittenRow<'userField'> = {
  xmlId: null,
  sort: usualSort,
  multiple: 'N',
  mandatory: 'N',
  showFilter: 'N',
  showInList: 'Y',
  editInList: 'Y',
  isSearchable: 'N',
}

const ownerOf = (engine: Engine, row: WrittenRow<'userField'>): string => {
  const entityName = entityNameOf(engine, textOf(row.entityId))
  if (entityName === undefined) throw refused(`The entity ${textOf(row.entityId)} takes no user fields.`)
  return entityName
}

const typeOf = (row: RowOf<'userField'>): UserFieldType => {
  const type = userFieldType(row.userTypeId)
  if (type === undefined) throw new Error(`The database holds a user field of the type ${textOf(row.userTypeId)}.`)
  return type
}

const definitionOf = (type: UserFieldType, row: WrittenRow<'userField'>): FieldDefinition => {
  try {
    return customField({ name: textOf(row.fieldName), type: type.id, isMultiple: row.multiple === 'Y' })
  } catch (cause) {
    throw new PortalError(
      { code: 'ERROR_CORE', description: `"${textOf(row.fieldName)}" is no name of a user field.` },
      { cause },
    )
  }
}

/** The definition with the details that `fields` methods show. */
const described = (engine: Engine, type: UserFieldType, row: Partial<RowOf<'userField'>>): FieldDefinition => {
  const label = mapOf(row.editFormLabel)['en']
  const settings = mapOf(row.settings)
  const items = itemsOf(engine, Number(row.id)).map(({ id, value }) => ({ id: id, value: textOf(value) }))
  return {
    ...definitionOf(type, row),
    title: textOf(label) === '' ? textOf(row.fieldName) : textOf(label),
    settings,
    ...(row.mandatory === 'Y' ? { isRequired: true } : {}),
    ...(type.id === 'crm_status' ? { statusType: textOf(settings['ENTITY_TYPE']) } : {}),
    ...(type.id === 'enumeration' && items.length > 0 ? { items } : {}),
  }
}

const writeItems = (engine: Engine, userFieldId: number, items: readonly ItemWrite[]): void => {
  const known = new Set(itemsOf(engine, userFieldId).map(({ id }) => id))
  for (const [index, { id, isDeleted, ...item }] of items.entries()) {
    const given = Object.fromEntries(
      Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    )
    if (id !== undefined && known.has(id)) {
      if (isDeleted === true) engine.remove('userFieldItem', [id])
      else engine.update('userFieldItem', id, given)
    } else if (isDeleted !== true && textOf(item.value) !== '')
      engine.insert('userFieldItem', { def: 'N', sort: (index + 1) * usualSort, xmlId: '', ...given, userFieldId })
  }
}

const mapOf = (value: unknown): WireMap => (isWireMap(value) ? value : {})

const refused = (description: string): PortalError => new PortalError({ code: 'ERROR_CORE', description })
