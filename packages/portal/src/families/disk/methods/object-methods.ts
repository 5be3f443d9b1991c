import type { RowOf } from '../../../engine/entity-rows.ts'
import { uploadedFile, type UploadedFile } from '../../../files/stored-files.ts'
import { uploadField } from '../../../files/upload-field.ts'
import { PortalError } from '../../../portal-error.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { Handle, MethodCall, MethodReply, Methods } from '../../../methods/method.ts'
import { isTruthy } from '../../../methods/params.ts'
import { diskId, diskParam, findObject } from './drives.ts'
import { showNew, showObject, withNumbers } from './show-object.ts'
import * as write from './write-object.ts'
import { missingParameter, refused } from '../../../methods/refusals.ts'

/** Reads the name from the map that is a method's second parameter (`data`). */
const nameIn = (value: WireValue | undefined): string =>
  isWireMap(value) ? textOf(value['NAME'] ?? value['name']) : ''

/** Reads the file of a call: name and base64, or the base64 alone. @throws {PortalError} `ERROR_ARGUMENT`: it is neither */
const contentOf = (value: WireValue | undefined): UploadedFile => {
  const alone = isWireList(value) && value.length === 1 ? value[0] : value
  const file = uploadedFile(typeof alone === 'string' ? ['file', alone] : value)
  if (file !== undefined) return file
  throw new PortalError({
    code: 'ERROR_ARGUMENT',
    description: 'Invalid value of parameter {fileContent}: write ["name", "base64"]',
    extra: { argument: 'fileContent' },
  })
}

/** Adds a file to a folder. Without content, the reply is the address for an upload. */
export const uploadInto = (call: MethodCall, folderId: number): WireMap => {
  const { params, portal, fileLink } = call
  const content = diskParam(params, 'fileContent', 2)
  const name = nameIn(diskParam(params, 'data', 1))
  const isUnique = isTruthy(diskParam(params, 'generateUniqueName', 4))
  if (content === undefined || content === null) {
    const meaning = { folderId, name, unique: isUnique ? 1 : 0 }
    return { field: uploadField, uploadUrl: fileLink('upload', portal.links.sign('disk', meaning)) }
  }
  if (name === '') throw refused('DISK_BASE_SERVICE_22001', 'Required field NAME is empty')
  return showNew(call, write.addFile(call, { folderId, file: { ...contentOf(content), name }, isUnique }))
}

/** Adds a folder to another folder. */
export const folderInto = (call: MethodCall, folderId: number): WireMap =>
  showNew(call, write.addFolder(call, folderId, nameIn(given(call, 'data', 1))))

/** Reads a parameter that must be there. @throws {PortalError} `ERROR_ARGUMENT` */
export const given = ({ params }: MethodCall, name: string, position: number): WireValue => {
  const value = diskParam(params, name, position)
  if (value === undefined || value === null || value === '') throw missingParameter(name, 'ERROR_ARGUMENT')
  return value
}

const nameParam = ({ params }: MethodCall): string => {
  const name = textOf(diskParam(params, 'newName', 1))
  if (name !== '') return name
  throw new PortalError({
    code: 'ERROR_ARGUMENT',
    description: 'Invalid value of parameter {newName}',
    extra: { argument: 'newName' },
  })
}

type Change = (call: MethodCall, row: RowOf<'diskObject'>) => RowOf<'diskObject'>

/** The methods that files and folders share. After a change, the reply shows the fields in `numbers` as numbers. */
const objectMethods = (type: 'file' | 'folder') => {
  const changing =
    (change: Change, numbers: readonly string[] = []): Handle =>
    (call) => {
      const row = change(call, findObject(call, type))
      return { result: withNumbers(showObject(call, row), numbers) }
    }
  const deletedType = type === 'folder' ? ['DELETED_TYPE'] : []
  return {
    rename: changing((call, row) => write.renameObject(call, row, nameParam(call))),
    moveTo: changing((call, row) => write.moveObject(call, row, diskId(call, 'targetFolderId', 1)), ['PARENT_ID']),
    markDeleted: changing(write.trashObject, deletedType),
    restore: changing(write.restoreObject, ['DELETED_TYPE']),
    copyTo: (call: MethodCall): MethodReply => {
      const row = findObject(call, type)
      return { result: showNew(call, write.copyObject(call, row, diskId(call, 'targetFolderId', 1))) }
    },
    getExternalLink: (call: MethodCall): MethodReply => {
      const id = findObject(call, type)['id']
      return { result: `${call.portal.oauth.addresses.portal()}/~${id.toString(36).padStart(6, '0')}` }
    },
    delete: (call: MethodCall): MethodReply => {
      write.deleteObject(call.portal.engine, findObject(call, type))
      return { result: true }
    },
  }
}

const folder = objectMethods('folder')
const file = objectMethods('file')

/** The methods that files and folders share. */
export const diskObjectMethods: Methods = {
  'disk.folder.rename': folder.rename,
  'disk.folder.moveTo': folder.moveTo,
  'disk.folder.markDeleted': folder.markDeleted,
  'disk.folder.restore': folder.restore,
  'disk.folder.copyTo': folder.copyTo,
  'disk.folder.getExternalLink': folder.getExternalLink,
  'disk.folder.deleteTree': folder.delete,
  'disk.file.rename': file.rename,
  'disk.file.moveTo': file.moveTo,
  'disk.file.markDeleted': file.markDeleted,
  'disk.file.restore': file.restore,
  'disk.file.copyTo': file.copyTo,
  'disk.file.getExternalLink': file.getExternalLink,
  'disk.file.delete': file.delete,
}

/** Replaces the content of a file. */
export const uploadVersion: Handle = (call) => {
  const row = findObject(call, 'file')
  const { bytes } = contentOf(diskParam(call.params, 'fileContent', 1))
  return { result: withNumbers(showObject(call, write.addContent(call, row, bytes)), ['GLOBAL_CONTENT_VERSION']) }
}
