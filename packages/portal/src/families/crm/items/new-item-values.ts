import type { Engine } from '../../../engine/engine.ts'
import { textOf, type WireValue } from '../../../wire-value.ts'
import type { CrmType, ItemValues } from '../entities/item-types.ts'

/** The dictionaries from which a new item takes the first entry, by the item's field. */
const dictionariesOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  lead: { sourceId: 'SOURCE' },
  deal: { sourceId: 'SOURCE', typeId: 'DEAL_TYPE' },
  contact: { sourceId: 'SOURCE', typeId: 'CONTACT_TYPE' },
  company: { typeId: 'COMPANY_TYPE' },
}

const withoutAddresses = { hasPhone: 'N', hasEmail: 'N', hasImol: 'N' } as const

/** Values that do not depend on the portal's dictionaries. */
const fixedOf: Readonly<Record<string, ItemValues>> = {
  lead: { isReturnCustomer: 'N', ...withoutAddresses },
  deal: { isReturnCustomer: 'N' },
  contact: { export: 'N', ...withoutAddresses },
  company: { revenue: 0, ...withoutAddresses },
}

/** The values that a new item gets where the call gives none. */
export const newItemValues = (engine: Engine, { entityName }: CrmType): ItemValues => {
  const chosen = Object.entries(dictionariesOf[entityName] ?? {}).flatMap(([field, dictionary]): [string, string][] => {
    const first = firstOf(engine, dictionary)
    return first === undefined ? [] : [[field, first]]
  })
  return { ...fixedOf[entityName], ...Object.fromEntries(chosen), ...customDefaults(engine, entityName) }
}

/** The default values of custom fields, from their settings. */
const customDefaults = (engine: Engine, entityName: CrmType['entityName']): ItemValues =>
  Object.fromEntries(
    engine.entity(entityName).fields.flatMap(({ name, isDynamic, isMultiple, settings }): [string, WireValue][] => {
      const value = settings?.['DEFAULT_VALUE']
      const isGiven = (typeof value === 'string' && value !== '') || typeof value === 'number'
      return isDynamic === true && isMultiple !== true && isGiven ? [[name, value]] : []
    }),
  )

const firstOf = (engine: Engine, entityId: string): string | undefined => {
  const [first] = engine.page('status', {
    where: { kind: 'eq', field: 'entityId', value: entityId },
    order: [{ field: 'sort', direction: 'asc' }],
    limit: 1,
  }).rows
  return first === undefined ? undefined : textOf(first.statusId)
}
