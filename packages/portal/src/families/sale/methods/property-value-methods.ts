import type { Engine } from '../../../engine/engine.ts'
import type { RowOf } from '../../../engine/entity-rows.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { MethodCall, Methods } from '../../../methods/method.ts'
import { requiredMap, toInteger } from '../../../methods/params.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { missingParameter, refused } from '../../../methods/refusals.ts'

/** A stored value with its property. `shown` is the part that replies contain. */
interface KeptValue {
  readonly id: number
  readonly propertyId: number | null
  readonly shown: WireMap
}

/** A value in a call, with its property. */
interface GivenValue {
  readonly propertyId: number
  readonly property: RowOf<'saleProperty' | 'saleShipmentproperty'>
  readonly value: WireValue
}

/** The order or shipment that has the values. */
interface ValueOwner {
  /** The parameter that names the owner. */
  readonly owner: 'order' | 'shipment'
  readonly notFound: string
  isThere(engine: Engine, ownerId: number): boolean
  property(engine: Engine, id: number): GivenValue['property'] | undefined
  values(engine: Engine, ownerId: number): readonly KeptValue[]
  /** Changes the value of this id, or adds a new one. Returns its id. */
  write(engine: Engine, ownerId: number, given: GivenValue, id: number | undefined): number
  remove(engine: Engine, ids: readonly number[]): void
}

/** A value gets the name and the code of its property. */
const copied = ({ property: { name, code }, value }: GivenValue) => ({ name: name ?? '', code, value })

const ofOrders: ValueOwner = {
  owner: 'order',
  notFound: '201240400001',
  isThere: (engine, id) => engine.find('saleOrder', id) !== undefined,
  property: (engine, id) => engine.find('saleProperty', id),
  values: (engine, ownerId) =>
    rowsWhere(engine, 'salePropertyvalue', { kind: 'eq', field: 'orderId', value: ownerId }).map((row) => {
      const { orderId: _, ...shown } = row
      return { id: row.id, propertyId: row.orderPropsId, shown }
    }),
  write: (engine, orderId, given, id) => {
    const { propertyId: orderPropsId, property } = given
    const row = { orderId, orderPropsId, orderPropsXmlId: property.xmlId, ...copied(given) }
    if (id === undefined) return engine.insert('salePropertyvalue', row)
    engine.update('salePropertyvalue', id, row)
    return id
  },
  remove: (engine, ids) => engine.remove('salePropertyvalue', ids),
}

const ofShipments: ValueOwner = {
  owner: 'shipment',
  notFound: '201140400001',
  isThere: (engine, id) => engine.find('saleShipment', id) !== undefined,
  property: (engine, id) => engine.find('saleShipmentproperty', id),
  values: (engine, ownerId) =>
    rowsWhere(engine, 'saleShipmentpropertyvalue', { kind: 'eq', field: 'shipmentId', value: ownerId }).map((row) => {
      const { shipmentId: _, ...shown } = row
      return { id: row.id, propertyId: row.shipmentPropsId, shown }
    }),
  write: (engine, shipmentId, given, id) => {
    const { propertyId: shipmentPropsId, property } = given
    const row = { shipmentId, shipmentPropsId, shipmentPropsXmlId: property.xmlId, ...copied(given) }
    if (id === undefined) return engine.insert('saleShipmentpropertyvalue', row)
    engine.update('saleShipmentpropertyvalue', id, row)
    return id
  },
  remove: (engine, ids) => engine.remove('saleShipmentpropertyvalue', ids),
}

/** Replaces all values of an order or a shipment. Values that the call does not give are deleted. */
const modify = (call: MethodCall, kind: ValueOwner): readonly WireMap[] => {
  const { engine } = call.portal
  const fields = requiredMap(requiredMap(call.params, 'fields'), kind.owner)
  const ownerId = toInteger(fields['id']) ?? 0
  if (!kind.isThere(engine, ownerId)) throw refused(kind.notFound, `The ${kind.owner} does not exist`)
  const before = kind.values(engine, ownerId)
  const given = valuesIn(fields['propertyValues']).map((entry) => givenValue(engine, kind, entry))
  const kept = new Set(
    given.map((one) => {
      const known = before.find(({ propertyId }) => propertyId === one.propertyId)
      return kind.write(engine, ownerId, one, known?.id)
    }),
  )
  kind.remove(
    engine,
    before.flatMap(({ id }) => (kept.has(id) ? [] : [id])),
  )
  return kind.values(engine, ownerId).map(({ shown }) => shown)
}

const valuesIn = (given: WireValue | undefined): readonly WireMap[] => {
  if (!isWireList(given) && !isWireMap(given)) throw missingParameter('propertyValues')
  return Object.values(given).filter(isWireMap)
}

/** Reads a value of a call, with its property. @throws {PortalError} there is no such property */
const givenValue = (engine: Engine, kind: ValueOwner, entry: WireMap): GivenValue => {
  const propertyId = toInteger(entry[`${kind.owner}PropsId`]) ?? 0
  const property = kind.property(engine, propertyId)
  if (property !== undefined) return { propertyId, property, value: entry['value'] ?? null }
  throw refused(0, `The property ${String(propertyId)} of the ${kind.owner} does not exist`)
}

/** The values that orders and shipments have for the shop's properties. */
export const propertyValueMethods: Methods = {
  'sale.propertyvalue.modify': (call) => ({ result: { propertyValues: modify(call, ofOrders) } }),
  'sale.shipmentpropertyvalue.modify': (call) => ({ result: { propertyValues: modify(call, ofShipments) } }),
}
