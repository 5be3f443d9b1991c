import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { diskObjectEntity } from '../entities.ts'
import { textOf, type WireMap } from '../../../wire-value.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import { downloadUrl } from '../../../files/download-url.ts'
import type { MethodCall } from '../../../methods/method.ts'

const fields = [...fieldsByName(diskObjectEntity, classicNaming).values()]
const ofFiles: ReadonlySet<string> = new Set(['GLOBAL_CONTENT_VERSION', 'FILE_ID', 'SIZE'])
/** These fields are numbers only in the reply of the call that made the object. Later they are text. */
const freshNumbers = ['ID', 'REAL_OBJECT_ID', 'DELETED_TYPE', 'GLOBAL_CONTENT_VERSION', 'FILE_ID'] as const

/** A new object, with these fields as numbers. */
export const showNew = (call: MethodCall, row: RowOf<'diskObject'>): WireMap => ({
  ...withNumbers(showObject(call, row), freshNumbers),
  DELETED_BY: null,
})

/** A file or folder in the form of `disk.*`. */
export const showObject = (call: MethodCall, row: Partial<RowOf<'diskObject'>>): WireMap => {
  const isFile = row['type'] === 'file'
  const shown = classicRow({ ...usual, realObjectId: row['id'] ?? null, ...withoutEmpty(row) }, fields)
  const kept = Object.entries(shown).filter(([name]) => (isFile ? name !== 'REAL_OBJECT_ID' : !ofFiles.has(name)))
  const portalUrl = call.portal.oauth.addresses.portal()
  return {
    ...Object.fromEntries(kept),
    DELETE_TIME: row['deleteTime'] ?? null,
    ...(isFile ? { DOWNLOAD_URL: downloadUrl(call, row['fileId'] ?? 0) } : {}),
    DETAIL_URL: `${portalUrl}/docs/${isFile ? 'file' : 'path'}/${encodeURIComponent(textOf(row['name']))}`,
  }
}

/** The same map with these entries as numbers. */
export const withNumbers = (shown: WireMap, names: readonly string[]): WireMap =>
  Object.fromEntries(
    Object.entries(shown).map(([name, value]) => [
      name,
      names.includes(name) && typeof value === 'string' ? Number(value) : value,
    ]),
  )

const usual: WrittenRow<'diskObject'> = { deletedType: 0, deletedBy: 0, globalContentVersion: 1, fileId: 0, size: 0 }

const withoutEmpty = (row: Partial<RowOf<'diskObject'>>): WrittenRow<'diskObject'> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
