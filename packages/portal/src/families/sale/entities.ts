import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

/** The value of an order property in one order. */
export const orderPropertyValueEntity = {
  name: 'salePropertyvalue',
  fields: [
    idField,
    { name: 'orderId', type: 'integer', isRequired: true, isImmutable: true },
    { name: 'orderPropsId', type: 'integer', isRequired: true },
    { name: 'orderPropsXmlId', type: 'string', isReadOnly: true },
    { name: 'name', type: 'string' },
    { name: 'code', type: 'string' },
    { name: 'value', type: 'json', isRequired: true },
  ],
} as const satisfies Entity

/** The value of a shipment property in one shipment. */
export const shipmentPropertyValueEntity = {
  name: 'saleShipmentpropertyvalue',
  fields: [
    idField,
    { name: 'shipmentId', type: 'integer', isRequired: true, isImmutable: true },
    { name: 'shipmentPropsId', type: 'integer', isRequired: true },
    { name: 'shipmentPropsXmlId', type: 'string', isReadOnly: true },
    { name: 'name', type: 'string' },
    { name: 'code', type: 'string' },
    { name: 'value', type: 'json', isRequired: true },
  ],
} as const satisfies Entity

/** A payer type. The CRM knows it by its code, the shop also by its name. */
export const personTypeEntity = {
  name: 'salePersontype',
  fields: [
    idField,
    { name: 'code', upper: 'NAME', type: 'string' },
    { name: 'name', type: 'string', isRequired: true },
    { name: 'sort', type: 'integer' },
    { name: 'active', type: 'char' },
    { name: 'xmlId', type: 'string' },
  ],
} as const satisfies Entity

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<
    readonly [typeof orderPropertyValueEntity, typeof shipmentPropertyValueEntity, typeof personTypeEntity]
  > {}
}
