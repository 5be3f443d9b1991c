import { keptRow } from '../../../methods/kept-row.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { ConditionOf, RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { storeFile, type UploadedFile } from '../../../files/stored-files.ts'
import { formatDateTime } from '../../../server-time.ts'
import { textOf } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { folderOf, type Folder } from './drives.ts'
import { refused } from '../../../methods/refusals.ts'

/** A new file for a folder. */
export interface NewFile {
  readonly folderId: number
  readonly file: UploadedFile
  /** Whether a name that is taken is changed to a free one. Otherwise the call is refused. */
  readonly isUnique: boolean
}

/** Adds a file to a folder. @throws {PortalError} `DISK_OBJ_22000`: the name is taken */
export const addFile = (call: MethodCall, { folderId, file, isUnique }: NewFile): RowOf<'diskObject'> => {
  const { engine, clock } = call.portal
  const folder = folderOf(engine, folderId)
  const name = isUnique ? freeName(engine, folder.id, file.name) : file.name
  checkName(engine, folder.id, name)
  const fileId = storeFile(engine, { ...file, name }, clock.nowMs())
  const values = { type: 'file', name, fileId, size: file.bytes.byteLength, globalContentVersion: 1 }
  const row = insert(call, folder, values)
  addVersion(call, row)
  return row
}

/** Adds a folder. @throws {PortalError} `DISK_BASE_SERVICE_22001` without a name, `DISK_OBJ_22000` if the name is taken */
export const addFolder = (call: MethodCall, folderId: number, name: string): RowOf<'diskObject'> => {
  const folder = folderOf(call.portal.engine, folderId)
  if (name === '') throw refused('DISK_BASE_SERVICE_22001', 'Required field NAME is empty')
  checkName(call.portal.engine, folder.id, name)
  return insert(call, folder, { type: 'folder', name })
}

/** Replaces the content of a file. The earlier content becomes one of its versions. */
export const addContent = (call: MethodCall, row: RowOf<'diskObject'>, bytes: Uint8Array): RowOf<'diskObject'> => {
  const { engine, clock } = call.portal
  const fileId = storeFile(engine, { name: textOf(row['name']), bytes }, clock.nowMs())
  const globalContentVersion = (row['globalContentVersion'] ?? 1) + 1
  const changed = change(call, row, { fileId, size: bytes.byteLength, globalContentVersion })
  addVersion(call, changed)
  return changed
}

/** Renames an object. @throws {PortalError} `DISK_OBJ_22000`: the name is taken */
export const renameObject = (call: MethodCall, row: RowOf<'diskObject'>, name: string): RowOf<'diskObject'> => {
  if (textOf(row['name']) !== name) checkName(call.portal.engine, Number(row['parentId']), name)
  return change(call, row, { name })
}

/** Moves an object. @throws {PortalError} `DISK_OBJ_22000`: the target has an object of this name, or a folder is moved into itself */
export const moveObject = (call: MethodCall, row: RowOf<'diskObject'>, targetId: number): RowOf<'diskObject'> => {
  const folder = folderOf(call.portal.engine, targetId)
  checkTarget(call.portal.engine, row, folder)
  checkName(call.portal.engine, folder.id, textOf(row['name']))
  return change(call, row, { parentId: folder.id, storageId: folder.storageId })
}

/** Copies a file, or a folder with its content. @throws {PortalError} as `moveObject` */
export const copyObject = (call: MethodCall, row: RowOf<'diskObject'>, targetId: number): RowOf<'diskObject'> => {
  const { engine } = call.portal
  const folder = folderOf(engine, targetId)
  checkTarget(engine, row, folder)
  const children = childrenOf(engine, row['id'])
  const name = freeName(engine, folder.id, textOf(row['name']))
  const { type, fileId, size, globalContentVersion } = row
  const copy = insert(call, folder, { type, name, fileId, size, globalContentVersion })
  if (type === 'file') addVersion(call, copy)
  for (const child of children) copyObject(call, child, copy['id'])
  return copy
}

/** 0 = not deleted. 3 = in the trash, and not because its folder is. */
const inTrash = 3

/** Moves a file or folder to the trash. */
export const trashObject = (call: MethodCall, row: RowOf<'diskObject'>): RowOf<'diskObject'> => {
  const deleteTime = formatDateTime(call.portal.clock.nowMs())
  return change(call, row, { deletedType: inTrash, deleteTime, deletedBy: call.caller.userId })
}

/** Restores a file or folder from the trash. */
export const restoreObject = (call: MethodCall, row: RowOf<'diskObject'>): RowOf<'diskObject'> =>
  change(call, row, { deletedType: 0, deleteTime: null, deletedBy: 0 })

/** Deletes a file, or a folder with its content, permanently. */
export const deleteObject = (engine: Engine, row: RowOf<'diskObject'>): void => {
  const id = row['id']
  for (const child of childrenOf(engine, id)) deleteObject(engine, child)
  const versions = engine.page('diskVersion', { where: { kind: 'eq', field: 'objectId', value: id } })
  engine.remove(
    'diskVersion',
    versions.rows.map((version) => version['id']),
  )
  engine.remove('diskObject', [id])
}

const childrenOf = (engine: Engine, id: number): readonly RowOf<'diskObject'>[] =>
  engine.page('diskObject', { where: { kind: 'eq', field: 'parentId', value: id } }).rows

const insert = (call: MethodCall, { id, storageId }: Folder, values: WrittenRow<'diskObject'>): RowOf<'diskObject'> => {
  const { engine, clock } = call.portal
  const now = formatDateTime(clock.nowMs())
  const { userId } = call.caller
  const authorship = { createTime: now, updateTime: now, createdBy: userId, updatedBy: userId, deletedType: 0 }
  const inserted = engine.insert('diskObject', { ...authorship, ...values, parentId: id, storageId })
  return keptRow(engine, 'diskObject', inserted)
}

const change = (call: MethodCall, row: RowOf<'diskObject'>, values: WrittenRow<'diskObject'>): RowOf<'diskObject'> => {
  const { engine, clock } = call.portal
  const id = row['id']
  engine.update('diskObject', id, {
    ...values,
    updateTime: formatDateTime(clock.nowMs()),
    updatedBy: call.caller.userId,
  })
  return engine.find('diskObject', id) ?? row
}

const addVersion = (call: MethodCall, row: RowOf<'diskObject'>): void => {
  const { name, size, fileId, globalContentVersion, updateTime } = row
  const values = { objectId: row['id'] ?? null, name, size, fileId, globalContentVersion }
  call.portal.engine.insert('diskVersion', { ...values, createTime: updateTime, createdBy: call.caller.userId })
}

const isTaken = (engine: Engine, folderId: number, name: string): boolean => {
  const conditions: readonly ConditionOf<'diskObject'>[] = [
    { kind: 'eq', field: 'parentId', value: folderId },
    { kind: 'eq', field: 'name', value: name },
  ]
  return engine.count('diskObject', { kind: 'and', conditions }) > 0
}

const checkName = (engine: Engine, folderId: number, name: string): void => {
  if (isTaken(engine, folderId, name)) throw refused('DISK_OBJ_22000', 'An object with this name already exists.')
}

/** A folder cannot be moved into itself or into a folder inside it. */
const checkTarget = (engine: Engine, row: RowOf<'diskObject'>, target: Folder): void => {
  let at: Folder | undefined = target
  while (at !== undefined) {
    if (at.id === row['id']) throw refused('DISK_OBJ_22000', 'A folder cannot be put into itself.')
    at = at.row === undefined ? undefined : folderOf(engine, Number(at.row['parentId']))
  }
}

/** The first free name of `a.txt`, `a (1).txt`, `a (2).txt`... */
const freeName = (engine: Engine, folderId: number, name: string): string => {
  const [, stem = name, extension = ''] = /^(.+?)(\.[^.]*)?$/s.exec(name) ?? []
  for (let number = 0; ; number += 1) {
    const tried = number === 0 ? name : `${stem} (${String(number)})${extension}`
    if (!isTaken(engine, folderId, tried)) return tried
  }
}
