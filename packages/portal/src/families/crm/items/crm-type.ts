import { fieldOf, type Entity } from '../../../engine/entity.ts'
import type { Engine } from '../../../engine/engine.ts'
import { crmTypes, type CrmType, type ItemEntityName } from '../entities/item-types.ts'
import { textOf, type WireValue } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { requiredInteger } from '../../../methods/params.ts'
import { refused } from '../../../methods/refusals.ts'

/** The lowest `entityTypeId` of smart processes. From here on, types can be added and deleted. */
const firstSmartProcess = 128

/** The name of the entity that holds the items of a smart process. */
export const smartProcessEntity = (entityTypeId: number): ItemEntityName =>
  crmTypes.find((type) => type.entityTypeId === entityTypeId)?.entityName ?? `smartProcess${entityTypeId}`

/** Finds the type by its number. Undefined if the portal has none. */
export const crmTypeOf = (engine: Engine, entityTypeId: number): CrmType | undefined => {
  const known: CrmType | undefined = crmTypes.find((type) => type.entityTypeId === entityTypeId)
  if (entityTypeId < firstSmartProcess) return known
  const ofType = { kind: 'eq', field: 'entityTypeId', value: entityTypeId } as const
  const [row] = engine.page('crmType', { where: ofType, limit: 1 }).rows
  if (row === undefined || known !== undefined) return row === undefined ? undefined : known
  const defaultCategoryId = engine.page('category', { where: ofType, limit: 1 }).rows[0]?.id ?? 0
  return {
    entityTypeId,
    entityName: smartProcessEntity(entityTypeId),
    shortCode: `T${entityTypeId.toString(16).toUpperCase()}`,
    title: textOf(row.title),
    stageDictionary: `DYNAMIC_${String(entityTypeId)}_STAGE_${String(defaultCategoryId)}`,
    defaultCategoryId,
  }
}

/** Finds the type that `entityTypeId` names. @throws {PortalError} 100 if it is missing, `NOT_FOUND` if it is unknown */
export const requestedType = ({ params, portal }: MethodCall): CrmType => {
  const type = crmTypeOf(portal.engine, requiredInteger(params, 'entityTypeId'))
  if (type === undefined) throw refused('NOT_FOUND', 'SPA not found')
  return type
}

/** Finds the type by the `ownerType` of a product row. */
export const typeOfShortCode = (engine: Engine, shortCode: WireValue | undefined): CrmType | undefined => {
  const code = textOf(shortCode).toUpperCase()
  const smart = /^T([\dA-F]{2,6})$/.exec(code)
  return smart === null
    ? crmTypes.find((type) => type.shortCode === code)
    : crmTypeOf(engine, Number.parseInt(smart[1] ?? '', 16))
}

/** Finds the type that `entityTypeId` names. @throws {PortalError} `ENTITY_TYPE_NOT_SUPPORTED`: its items have no pipelines */
export const typeWithPipelines = (call: MethodCall): CrmType => {
  const type = requestedType(call)
  if (fieldOf(entityOf(call, type), 'categoryId') === undefined)
    throw refused('ENTITY_TYPE_NOT_SUPPORTED', 'The type has no pipelines')
  return type
}

export const entityOf = ({ portal }: MethodCall, type: CrmType): Entity & { readonly name: ItemEntityName } =>
  portal.engine.entity(type.entityName)
