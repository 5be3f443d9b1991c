import { randomUUID } from 'node:crypto'
import type { RowOf } from '../../../engine/entity-rows.ts'
import { fullName } from '../../../methods/full-name.ts'
import { PortalError } from '../../../portal-error.ts'
import { uploadedFile } from '../../../files/stored-files.ts'
import { entryOf, isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import { downloadUrl } from '../../../files/download-url.ts'
import { addFile, copyObject, deleteObject } from '../../disk/family.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { folderNamed, folderOfChat, showFile, storageOf } from './chat-files.ts'
import { addMessage, chatOf, dialogIdOf, equal, numbersIn, rowsWhere } from './dialogs.ts'
import { refused } from '../../../methods/refusals.ts'

const idsIn = (value: WireValue | undefined): readonly number[] =>
  (isWireList(value) || isWireMap(value) ? Object.values(value) : [value]).flatMap((one) => toInteger(one) ?? [])

const findFile = ({ portal }: MethodCall, id: number | undefined): RowOf<'diskObject'> | undefined => {
  const row = id === undefined ? undefined : portal.engine.find('diskObject', id)
  return row?.['type'] === 'file' ? row : undefined
}

/** The files that a call shows in a chat. Files on a drive are copied; files in the chat's folder are used directly. */
const filesOf = (call: MethodCall, folderId: number): readonly (readonly [string, RowOf<'diskObject'>])[] => {
  const copied = idsIn(anyCase(call.params, 'FILE_ID')).flatMap((id) => {
    const row = findFile(call, id)
    return row === undefined ? [] : [[`disk${String(id)}`, copyObject(call, row, folderId)] as const]
  })
  const uploaded = idsIn(anyCase(call.params, 'UPLOAD_ID')).flatMap((id) => {
    const row = findFile(call, id)
    return row?.['parentId'] === folderId ? [[`upload${String(id)}`, row] as const] : []
  })
  return [...copied, ...uploaded]
}

const showModel = (call: MethodCall, row: RowOf<'diskObject'>): WireMap => {
  const id = row['id']
  const fileId = row['fileId'] ?? 0
  return {
    id,
    name: textOf(row['name']),
    // On a portal these are PHP objects, which JSON shows as empty.
    createTime: {},
    updateTime: {},
    deleteTime: null,
    code: textOf(row['code']),
    xmlId: null,
    storageId: Number(row['storageId']),
    realObjectId: id,
    parentId: Number(row['parentId']),
    deletedType: row['deletedType'] ?? 0,
    createdBy: textOf(row['createdBy']),
    updatedBy: textOf(row['updatedBy']),
    deletedBy: textOf(row['deletedBy'] ?? 0),
    uniqueCode: '',
    typeFile: 7,
    globalContentVersion: row['globalContentVersion'] ?? 1,
    fileId,
    size: row['size'] ?? 0,
    etag: String(fileId),
    links: { download: downloadUrl(call, fileId), showInGrid: '', preview: '' },
  }
}

const commit: Handle = (call) => {
  const chat = chatOf(call)
  const chatId = chat['id']
  const files = filesOf(call, folderOfChat(call, chat))
  if (files.length === 0) throw refused('FILES_ERROR', 'There are no files to be sent')
  const fileIds = files.map(([, row]) => row['id'])
  const text = textOf(anyCase(call.params, 'MESSAGE'))
  const MESSAGE_ID = addMessage(call, chat, { text, uuid: randomUUID(), fileIds })
  return {
    result: {
      FILES: Object.fromEntries(files.map(([key, row]) => [key, { ...showFile(call, chatId, row), date: {} }])),
      DISK_ID: fileIds.map(String),
      FILE_MODELS: Object.fromEntries(files.map(([key, row]) => [key, showModel(call, row)])),
      MESSAGE_ID,
    },
  }
}

const fileParam = (call: MethodCall, code: string): RowOf<'diskObject'> => {
  const id = toInteger(anyCase(call.params, 'FILE_ID'))
  if (id === undefined) throw refused('FILE_ID_EMPTY', "File ID can't be empty")
  const row = findFile(call, id)
  if (row === undefined) throw refused(code, 'The file was not found')
  return row
}

const remove: Handle = (call) => {
  const chat = chatOf(call)
  const row = fileParam(call, 'FILE_ID_EMPTY')
  const mayDelete = row['createdBy'] === call.caller.userId || chat['owner'] === call.caller.userId
  if (row['parentId'] !== chat['diskFolderId'] || !mayDelete)
    throw refused('ACCESS_ERROR', "You don't have access to this file")
  const id = row['id']
  for (const message of rowsWhere(call, 'imMessage', equal('fileIds', id))) {
    const fileIds = numbersIn(message['fileIds']).filter((one) => one !== id)
    call.portal.engine.update('imMessage', message['id'], { fileIds })
  }
  deleteObject(call.portal.engine, row)
  return { result: true }
}

/** Copies a file of a chat to the caller's own drive. */
const save: Handle = (call) => {
  const row = fileParam(call, 'FILE_SAVE_ERROR')
  const user = call.portal.engine.find('user', call.caller.userId)
  const name = fullName(user ?? {})
  const folder = folderNamed(call, storageOf(call, 'user', call.caller.userId, name), 'Saved files')
  const copy = copyObject(call, row, folder['id'])
  return {
    result: {
      folder: { id: folder['id'], name: textOf(folder['name']) },
      file: { id: copy['id'], name: textOf(copy['name']) },
    },
  }
}

/** Finds the chat for methods of the new messenger. @throws {PortalError} `ACCESS_DENIED` */
const chatOfDialog = (call: MethodCall): RowOf<'imChat'> => {
  try {
    return chatOf({ ...call, params: { DIALOG_ID: entryOf(call.params, 'dialogId') ?? '' } })
  } catch (cause) {
    throw new PortalError(
      {
        code: 'ACCESS_DENIED',
        description: "You don't have access to this chat",
        refusedFor: { case: 'hidden', param: 'dialogId' },
      },
      { cause },
    )
  }
}

const upload: Handle = (call) => {
  const given = entryOf(call.params, 'fields')
  const fields = isWireMap(given) ? given : {}
  const name = textOf(fields['name'])
  const content = textOf(fields['content'])
  if (name === '' || content === '') throw refused('FILE_EMPTY', 'The file has no name or no content')
  const file = uploadedFile([name, content])
  if (file === undefined) throw refused('FILE_INVALID_CONTENT', 'The content of the file is no base64')
  const chat = chatOfDialog(call)
  const chatId = chat['id']
  const row = addFile(call, { folderId: folderOfChat(call, chat), file, isUnique: true })
  const fileIds = [row['id']]
  const messageId = addMessage(call, chat, { text: textOf(fields['message']), uuid: randomUUID(), fileIds })
  return { result: { file: showFile(call, chatId, row), messageId, chatId, dialogId: dialogIdOf(call, chat) } }
}

const download: Handle = (call) => {
  const chat = chatOfDialog(call)
  const row = findFile(call, toInteger(entryOf(call.params, 'fileId')))
  if (row === undefined || row['parentId'] !== chat['diskFolderId'])
    throw refused('FILE_NOT_FOUND', 'The file was not found')
  return { result: { downloadUrl: downloadUrl(call, Number(row['fileId'])) } }
}

export const chatFileMethods: Methods = {
  'im.disk.folder.get': (call) => ({ result: { ID: folderOfChat(call, chatOf(call)) } }),
  'im.disk.file.commit': commit,
  'im.disk.file.delete': remove,
  'im.disk.file.save': save,
  'im.v2.File.upload': upload,
  'im.v2.File.download': download,
}
