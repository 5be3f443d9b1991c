import { keptRow } from '../../../methods/kept-row.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { PortalError } from '../../../portal-error.ts'
import { entryOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'

/** A folder that may hold others: a stored folder, or the root of a drive, which is not a row. */
export interface Folder {
  readonly id: number
  readonly storageId: number
  readonly row: RowOf<'diskObject'> | undefined
}

/** The root folder of the company's drive has the id 1. The roots of other drives have ids that no row gets. */
const firstRootId = 900_000
const companyStorageId = 1

/** The id of a drive's root folder. */
const rootIdOf = (storageId: number): number => (storageId === companyStorageId ? 1 : firstRootId + storageId)

/** Adds a drive and returns its row. */
export const addStorage = (engine: Engine, values: WrittenRow<'diskStorage'>): RowOf<'diskStorage'> => {
  const id = engine.insert('diskStorage', { moduleId: 'disk', code: null, ...values })
  engine.update('diskStorage', id, { rootObjectId: rootIdOf(id) })
  return keptRow(engine, 'diskStorage', id)
}

/** Reads a parameter by its name, or by its place in a list without names. `disk.*` accepts both. */
export const diskParam = (params: WireMap, name: string, position: number): WireValue | undefined =>
  anyCase(params, name) ?? entryOf(params, String(position))

/** Reads a number. @throws {PortalError} `ERROR_ARGUMENT`: the parameter is missing or not a number */
export const diskId = ({ params }: MethodCall, name = 'id', position = 0): number => {
  const id = toInteger(diskParam(params, name, position))
  if (id !== undefined) return id
  throw new PortalError({
    code: 'ERROR_ARGUMENT',
    description: `Invalid value of parameter {${name}}`,
    extra: { argument: name },
  })
}

/** Finds a drive. @throws {PortalError} `ERROR_NOT_FOUND` */
export const findStorage = (call: MethodCall): RowOf<'diskStorage'> => {
  const id = diskId(call)
  return call.portal.engine.find('diskStorage', id) ?? raise(notFound(id))
}

/** Finds a folder or the root of a drive. @throws {PortalError} `ERROR_NOT_FOUND` */
export const folderOf = (engine: Engine, id: number): Folder => {
  const [storage] = engine.page('diskStorage', {
    where: { kind: 'eq', field: 'rootObjectId', value: id },
    limit: 1,
  }).rows
  if (storage !== undefined) return { id, storageId: storage['id'], row: undefined }
  const row = engine.find('diskObject', id)
  if (row?.['type'] !== 'folder') throw notFound(id)
  return { id, storageId: Number(row['storageId']), row }
}

/** Finds a file or a folder. @throws {PortalError} `ERROR_NOT_FOUND`: there is none of this kind */
export const findObject = (call: MethodCall, type: 'file' | 'folder'): RowOf<'diskObject'> => {
  const id = diskId(call)
  const row = call.portal.engine.find('diskObject', id)
  return row?.['type'] === type ? row : raise(notFound(id))
}

/** The error `ERROR_NOT_FOUND`: nothing has this id. */
export const notFound = (id: number): PortalError =>
  new PortalError({ code: 'ERROR_NOT_FOUND', description: `Could not find entity with id \`${String(id)}\`.` })

const raise = (error: Error): never => {
  throw error
}
