import type { Engine } from '../../../engine/engine.ts'
import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { catalogPropertyEnumEntity as entity } from '../../catalog/family.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import { wholeClassicRow } from '../classic/classic-rows.ts'
import { toInteger } from '../../../methods/params.ts'

/** The values that a property of the type "list" offers, in their order. */
export const offeredValues = (engine: Engine, propertyId: number): readonly RowOf<'catalogProductPropertyEnum'>[] =>
  engine.page(entity.name, {
    where: { kind: 'eq', field: 'propertyId', value: propertyId },
    order: [{ field: 'sort', direction: 'asc' }],
  }).rows

/** The offered values as a map by id. */
export const shownValues = (engine: Engine, propertyId: number): WireMap =>
  Object.fromEntries(offeredValues(engine, propertyId).map((row) => [String(row['id']), wholeClassicRow(entity, row)]))

/** Writes the values that a property offers. Known ids are changed, other entries are added, and values that are not named are deleted. */
export const writeValues = (engine: Engine, propertyId: number, given: WireValue): void => {
  if (!isWireMap(given) && !isWireList(given)) return
  const known = new Set(offeredValues(engine, propertyId).map(({ id }) => id))
  for (const [key, entry] of Object.entries(given)) {
    const id = isWireMap(entry) ? toInteger(entry['ID'] ?? key) : undefined
    const values = readValue(entry)
    if (values === undefined) continue
    if (id !== undefined && known.delete(id)) engine.update(entity.name, id, values)
    else engine.insert(entity.name, { ...usual, ...values, propertyId })
  }
  engine.remove(entity.name, [...known])
}

const usual = { sort: 500, def: 'N' }

/** Reads one offered value: a map, or only its text. Without text there is no value. */
const readValue = (entry: WireValue): WrittenRow<'catalogProductPropertyEnum'> | undefined => {
  if (!isWireMap(entry)) return textOf(entry) === '' ? undefined : { value: textOf(entry) }
  const named: WrittenRow<'catalogProductPropertyEnum'> = Object.fromEntries(
    entity.fields.flatMap((field): [string, WireValue][] => {
      const value = 'upper' in field && field.name !== 'id' ? entry[field.upper ?? ''] : undefined
      return value === undefined ? [] : [[field.name, value]]
    }),
  )
  return textOf(named.value) === '' ? undefined : named
}
