import type { Row } from '../../engine/untyped-row.ts'
import { storeFile, uploadedFile } from '../../files/stored-files.ts'
import { isWireList, isWireMap, textOf, type WireValue } from '../../wire-value.ts'
import { isShapeMap } from '../record.ts'
import type { TableCall } from './table-call.ts'
import type { TableFields } from './table-fields.ts'

/** Files of a row that were just sent are kept as files. The row refers to them: `{ id, url, urlMachine }`. */
export const keptFiles = ({ fields, call }: TableCall, row: Row): Row =>
  Object.fromEntries(
    fields.fields.flatMap(({ definition, name, shape }): [string, WireValue][] => {
      if (!isShapeMap(shape) || !('id' in shape) || !('url' in shape)) return []
      const value = row[definition.name]
      if (!isWireMap(value) && !isWireList(value)) return []
      if (isWireMap(value) && value['remove'] === 'Y') return [[definition.name, null]]
      const file = uploadedFile(value)
      if (file === undefined) return []
      const id = storeFile(call.portal.engine, file, call.portal.clock.nowMs())
      const url = isOfProduct(fields)
        ? productFileUrl(name, id, row)
        : `/upload/${String(id)}/${encodeURIComponent(file.name)}`
      const kept = { id: shape['id'] === 'int' ? id : String(id), url }
      return [[definition.name, 'urlMachine' in shape ? { ...kept, urlMachine: url } : kept]]
    }),
  )

const isOfProduct = ({ entity }: TableFields): boolean => entity.name.startsWith('catalogProduct')

/** The address of a product's file, as documented. */
const productFileUrl = (fieldName: string, fileId: number, row: Row): string => {
  const query = {
    'fields[fieldName]': fieldName,
    'fields[fileId]': String(fileId),
    'fields[productId]': textOf(row['id']),
  }
  return `/rest/catalog.product.download?${new URLSearchParams(query).toString()}`
}
