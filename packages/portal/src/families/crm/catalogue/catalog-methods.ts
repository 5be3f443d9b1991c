import type { Condition } from '../../../engine/query.ts'
import { catalogEntity } from '../../catalog/family.ts'
import { classicRowOf, describeClassicFields, listClassicRows, wholeClassicRow } from '../classic/classic-rows.ts'
import type { Methods } from '../../../methods/method.ts'
import { notFound } from '../../../methods/refusals.ts'

/** The CRM shows the catalogues of products, but not those of their variations. */
const ofProducts: Condition = { kind: 'isEmpty', field: 'productIblockId' }

/** `crm.catalog.*`: the catalogues, read only. */
export const catalogMethods: Methods = {
  'crm.catalog.fields': () => ({ result: describeClassicFields(catalogEntity) }),
  'crm.catalog.get': (call) => {
    const row = classicRowOf(call, catalogEntity.name)
    if ((row['productIblockId'] ?? 0) !== 0) throw notFound(call)
    return { result: wholeClassicRow(catalogEntity, row) }
  },
  'crm.catalog.list': (call) => listClassicRows(call, catalogEntity, { where: ofProducts }),
}
