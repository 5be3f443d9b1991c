import { PortalError } from '../../../portal-error.ts'
import { entryOf, isWireList, isWireMap, type WireMap } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { requiredMap } from '../../../methods/params.ts'
import type { CrmType } from '../entities/item-types.ts'
import { entityOf, requestedType } from './crm-type.ts'
import { checkRequiredFields } from './custom-values.ts'
import { importWrite } from './item-methods.ts'
import { addItem } from './write-item.ts'
import { missingParameter, refused } from '../../../methods/refusals.ts'

const maxItems = 20

const importOne = (call: MethodCall, type: CrmType, fields: WireMap): WireMap => {
  const write = importWrite(call, type, fields)
  checkRequiredFields(entityOf(call, type), write.values)
  return { item: { id: addItem(call, type, write) } }
}

const importItem: Handle = (call) => ({
  result: importOne(call, requestedType(call), requiredMap(call.params, 'fields')),
})

/** The import goes on if one item is refused. */
const batchImport: Handle = (call) => {
  const type = requestedType(call)
  const data = entryOf(call.params, 'data')
  const rows = isWireList(data) || isWireMap(data) ? Object.values(data) : undefined
  if (rows === undefined) throw missingParameter('data')
  if (rows.length > maxItems) throw refused('MAX_IMPORT_BATCH_SIZE_EXCEEDED', `At most ${String(maxItems)} items`)
  const items = rows.map((fields): WireMap => {
    try {
      return importOne(call, type, isWireMap(fields) ? fields : {})
    } catch (error) {
      if (!(error instanceof PortalError)) throw error
      return { error: error.code, error_description: error.description }
    }
  })
  return { result: { items } }
}

/** Imports items with their history: author and times are taken from the call. */
export const importMethods: Methods = { 'crm.item.import': importItem, 'crm.item.batchImport': batchImport }
