import type { Entity } from '../../../engine/entity.ts'
import type { Row } from '../../../engine/entity-rows.ts'
import { orderPropertyValueEntity, shipmentPropertyValueEntity } from '../entities.ts'
import { PortalError } from '../../../portal-error.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { MethodCall, Methods } from '../../../methods/method.ts'
import { requiredMap, toInteger } from '../../../methods/params.ts'

/** Whose values these are. */
interface ValueOwner {
  /** The parameter that names the owner, and its table. */
  readonly owner: 'order' | 'shipment'
  readonly ownerEntity: string
  readonly propertyEntity: string
  readonly entity: Entity
  readonly notFound: string
}

const ofOrders: ValueOwner = {
  owner: 'order',
  ownerEntity: 'saleOrder',
  propertyEntity: 'saleProperty',
  entity: orderPropertyValueEntity,
  notFound: '201240400001',
}

const ofShipments: ValueOwner = {
  owner: 'shipment',
  ownerEntity: 'saleShipment',
  propertyEntity: 'saleShipmentproperty',
  entity: shipmentPropertyValueEntity,
  notFound: '201140400001',
}

/** Replaces all values of an order or a shipment: those that are not given are gone afterwards. */
const modify = (call: MethodCall, kind: ValueOwner): readonly WireMap[] => {
  const { engine } = call.portal
  const given = requiredMap(requiredMap(call.params, 'fields'), kind.owner)
  const ownerId = toInteger(given['id']) ?? 0
  if (engine.dynamic(kind.ownerEntity).find(ownerId) === undefined)
    throw new PortalError({ code: kind.notFound, description: `The ${kind.owner} does not exist` })
  const before = valuesOf(call, kind, ownerId)
  const written = valuesIn(given['propertyValues']).map((entry) => valueOf(call, kind, ownerId, entry))
  const kept = written.map((row) => {
    const known = before.find((one) => one[propsId(kind)] === row[propsId(kind)])
    if (known === undefined) return engine.dynamic(kind.entity.name).insert(row)
    engine.dynamic(kind.entity.name).update(Number(known['id']), row)
    return Number(known['id'])
  })
  const ids = new Set(kept)
  engine.dynamic(kind.entity.name).remove(before.map(({ id }) => Number(id)).filter((id) => !ids.has(id)))
  return valuesOf(call, kind, ownerId).map((row) => withoutOwner(row, kind))
}

/** The caller knows the owner. */
const withoutOwner = (row: Row, { owner }: ValueOwner): WireMap =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== `${owner}Id`))

const propsId = ({ owner }: ValueOwner): string => `${owner}PropsId`

const valuesIn = (given: WireValue | undefined): readonly WireMap[] => {
  if (!isWireList(given) && !isWireMap(given))
    throw new PortalError({ code: 100, description: 'Could not find value for parameter {propertyValues}' })
  return Object.values(given).filter(isWireMap)
}

const valuesOf = ({ portal }: MethodCall, { entity, owner }: ValueOwner, ownerId: number): readonly Row[] =>
  portal.engine.dynamic(entity.name).page({
    where: { kind: 'eq', field: `${owner}Id`, value: ownerId },
    order: [{ field: 'id', direction: 'asc' }],
  }).rows

/** A value with the name and the code of its property. @throws {PortalError} there is no such property */
const valueOf = ({ portal }: MethodCall, kind: ValueOwner, ownerId: number, entry: WireMap): Row => {
  const id = toInteger(entry[propsId(kind)]) ?? 0
  const property = portal.engine.dynamic(kind.propertyEntity).find(id)
  if (property === undefined)
    throw new PortalError({ code: 0, description: `The property ${String(id)} of the ${kind.owner} does not exist` })
  return {
    [`${kind.owner}Id`]: ownerId,
    [propsId(kind)]: id,
    [`${kind.owner}PropsXmlId`]: property['xmlId'] ?? null,
    name: property['name'] ?? '',
    code: property['code'] ?? null,
    value: entry['value'] ?? null,
  }
}

/** What orders and shipments say for the properties that a shop asks for. */
export const propertyValueMethods: Methods = {
  'sale.propertyvalue.modify': (call) => ({ result: { propertyValues: modify(call, ofOrders) } }),
  'sale.shipmentpropertyvalue.modify': (call) => ({ result: { propertyValues: modify(call, ofShipments) } }),
}
