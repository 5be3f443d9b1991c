import { documentedTable, type DeclaredMethods } from '../../../documented/declared/documented-table.ts'
import { documentTables } from '../../../documented/documents/document-tables.ts'
import type { MethodCall } from '../../../methods/method.ts'
import type { WireMap } from '../../../wire-value.ts'
import type { ItemRow } from '../entities/item-types.ts'
import { crmTypeOf } from '../items/crm-type.ts'
import { rowsOf } from '../product-rows/product-rows.ts'

/** The sum of the item's product rows. */
const productsOf = (entityTypeId: number, id: number, call: MethodCall): WireMap | null => {
  const { engine } = call.portal
  const type = crmTypeOf(engine, entityTypeId)
  const item: ItemRow | undefined = type && engine.find(type.entityName, id)
  if (type === undefined || item === undefined) return null
  const rows = rowsOf(call, { type, id })
  const sum = rows.reduce((total, { price, quantity }) => total + (price ?? 0) * (quantity ?? 0), 0)
  return { currencyId: item.currencyId ?? '', totalSum: sum.toFixed(2), totalRows: rows.length }
}

const { document: documentgeneratorDocument, template: documentgeneratorTemplate } = documentTables({
  document: 'crmDocumentgeneratorDocument',
  template: 'crmDocumentgeneratorTemplate',
  moduleId: 'crm',
  products: productsOf,
})
const documentgeneratorNumerator = documentedTable({ entity: 'crmDocumentgeneratorNumerator' })

/** Documents made from templates. */
export const documentgeneratorDeclared: DeclaredMethods = {
  'crm.documentgenerator.document.add': documentgeneratorDocument.add,
  'crm.documentgenerator.document.delete': documentgeneratorDocument.delete,
  'crm.documentgenerator.document.get': documentgeneratorDocument.get,
  'crm.documentgenerator.document.list': documentgeneratorDocument.list,
  'crm.documentgenerator.document.update': documentgeneratorDocument.update,
  'crm.documentgenerator.document.upload': documentgeneratorDocument.add,
  'crm.documentgenerator.numerator.add': documentgeneratorNumerator.add,
  'crm.documentgenerator.numerator.delete': documentgeneratorNumerator.delete,
  'crm.documentgenerator.numerator.get': documentgeneratorNumerator.get,
  'crm.documentgenerator.numerator.list': documentgeneratorNumerator.list,
  'crm.documentgenerator.numerator.update': documentgeneratorNumerator.update,
  'crm.documentgenerator.template.add': documentgeneratorTemplate.add,
  'crm.documentgenerator.template.delete': documentgeneratorTemplate.delete,
  'crm.documentgenerator.template.get': documentgeneratorTemplate.get,
  'crm.documentgenerator.template.list': documentgeneratorTemplate.list,
  'crm.documentgenerator.template.update': documentgeneratorTemplate.update,
}
