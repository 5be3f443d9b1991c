import type { Row } from '../../../engine/engine.ts'
import { uploadedFile, type UploadedFile } from '../../../files/stored-files.ts'
import { uploadField } from '../../../files/upload-field.ts'
import { PortalError } from '../../../portal-error.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { MethodCall, PortalMethod } from '../../../methods/method.ts'
import { isTruthy } from '../../../methods/params.ts'
import { v2Methods } from '../../../methods/v2-method.ts'
import { diskId, diskParam, findObject } from './drives.ts'
import { showNew, showObject, withNumbers } from './show-object.ts'
import * as write from './write-object.ts'

/** A method under `disk.` */
export const disk = v2Methods({ scope: 'disk', prefix: 'disk.' })

/** The second parameter of methods that name something: `newName`, `data`. */
const nameIn = (value: WireValue | undefined): string =>
  isWireMap(value) ? textOf(value['NAME'] ?? value['name']) : ''

/** The file of a call. @throws {PortalError} `ERROR_ARGUMENT`: it is no pair of name and base64 */
const contentOf = (value: WireValue | undefined): UploadedFile => {
  const file = uploadedFile(isWireList(value) && value.length === 1 ? ['file', value[0] ?? ''] : value)
  if (file !== undefined) return file
  throw new PortalError({
    code: 'ERROR_ARGUMENT',
    description: 'Invalid value of parameter {fileContent}: write ["name", "base64"]',
    extra: { argument: 'fileContent' },
  })
}

/** Puts a file into a folder; without its content, says where to send it. */
export const uploadInto = (call: MethodCall, folderId: number): WireMap => {
  const { params, portal, fileLink } = call
  const content = diskParam(params, 'fileContent', 2)
  const name = nameIn(diskParam(params, 'data', 1))
  const isUnique = isTruthy(diskParam(params, 'generateUniqueName', 4))
  if (content === undefined || content === null) {
    const meaning = { folderId, name, unique: isUnique ? 1 : 0 }
    return { field: uploadField, uploadUrl: fileLink('upload', portal.links.sign('disk', meaning)) }
  }
  if (name === '')
    throw new PortalError({ code: 'DISK_BASE_SERVICE_22001', description: 'Required field NAME is empty' })
  return showNew(call, write.addFile(call, { folderId, file: { ...contentOf(content), name }, isUnique }))
}

/** Adds a folder into another. */
export const folderInto = (call: MethodCall, folderId: number): WireMap =>
  showNew(call, write.addFolder(call, folderId, nameIn(diskParam(call.params, 'data', 1))))

const nameParam = ({ params }: MethodCall): string => {
  const name = textOf(diskParam(params, 'newName', 1))
  if (name !== '') return name
  throw new PortalError({
    code: 'ERROR_ARGUMENT',
    description: 'Invalid value of parameter {newName}',
    extra: { argument: 'newName' },
  })
}

type Change = (call: MethodCall, row: Row) => Row

/** What files and folders have in common; `numbers` are shown as such after the change. */
export const objectMethods = (type: 'file' | 'folder'): readonly PortalMethod[] => {
  const changing = (name: string, change: Change, numbers: readonly string[] = []): PortalMethod =>
    disk(`${type}.${name}`, (call) => {
      const row = change(call, findObject(call, type))
      return { result: withNumbers(showObject(call, row), numbers) }
    })
  const deletedType = type === 'folder' ? ['DELETED_TYPE'] : []
  return [
    changing('rename', (call, row) => write.renameObject(call, row, nameParam(call))),
    changing('moveTo', (call, row) => write.moveObject(call, row, diskId(call, 'targetFolderId', 1)), ['PARENT_ID']),
    changing('markDeleted', write.trashObject, deletedType),
    changing('restore', write.restoreObject, ['DELETED_TYPE']),
    disk(`${type}.copyTo`, (call) => {
      const row = findObject(call, type)
      return { result: showNew(call, write.copyObject(call, row, diskId(call, 'targetFolderId', 1))) }
    }),
    disk(`${type}.getExternalLink`, (call) => {
      const id = Number(findObject(call, type)['id'])
      return { result: `${call.portal.oauth.addresses.portal()}/~${id.toString(36).padStart(6, '0')}` }
    }),
    disk(`${type}.${type === 'file' ? 'delete' : 'deleteTree'}`, (call) => {
      write.deleteObject(call.portal.engine, findObject(call, type))
      return { result: true }
    }),
  ]
}

/** Gives a file another content. */
export const uploadVersion = disk('file.uploadVersion', (call) => {
  const row = findObject(call, 'file')
  const { bytes } = contentOf(diskParam(call.params, 'fileContent', 1))
  return { result: withNumbers(showObject(call, write.addContent(call, row, bytes)), ['GLOBAL_CONTENT_VERSION']) }
})
