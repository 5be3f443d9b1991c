import type { RowOf } from '../../../engine/entity-rows.ts'
import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import { diskVersionEntity } from '../entities.ts'
import { readFile } from '../../../files/stored-files.ts'
import type { WireMap } from '../../../wire-value.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import { classicQuery } from '../../../methods/list-query.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { diskId, findObject, notFound } from './drives.ts'
import { downloadUrl } from '../../../files/download-url.ts'
import { showObject, withNumbers } from './show-object.ts'
import { addContent } from './write-object.ts'

const fields = [...fieldsByName(diskVersionEntity, classicNaming).values()]

const showVersion = (call: MethodCall, row: RowOf<'diskVersion'>): WireMap => ({
  ...classicRow(row, fields),
  DOWNLOAD_URL: downloadUrl(call, Number(row['fileId'])),
})

const getVersions: Handle = (call) => {
  const page = listRows(call, {
    entity: diskVersionEntity,
    ...classicQuery(call),
    where: { kind: 'eq', field: 'objectId', value: findObject(call, 'file')['id'] },
    defaultOrder: [{ field: 'id', direction: 'desc' }],
    isWhole: true,
  })
  return { result: page.rows.map((row) => showVersion(call, row)), total: page.total, next: page.next }
}

const versionOf = ({ portal }: MethodCall, id: number): RowOf<'diskVersion'> => {
  const row = portal.engine.find('diskVersion', id)
  if (row === undefined) throw notFound(id)
  return row
}

const get: Handle = (call) => ({ result: showVersion(call, versionOf(call, diskId(call))) })

const restore: Handle = (call) => {
  const row = findObject(call, 'file')
  const id = diskId(call, 'versionId', 1)
  const version = versionOf(call, id)
  const file = readFile(call.portal.engine, Number(version['fileId']))
  if (version['objectId'] !== row['id'] || file === undefined) throw notFound(id)
  return { result: withNumbers(showObject(call, addContent(call, row, file.bytes)), ['GLOBAL_CONTENT_VERSION']) }
}

/** The earlier contents of a file. */
export const versionMethods: Methods = {
  'disk.file.getVersions': getVersions,
  'disk.version.get': get,
  'disk.file.restoreFromVersion': restore,
}
