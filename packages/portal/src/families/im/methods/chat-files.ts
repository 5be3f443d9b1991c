import type { RowOf } from '../../../engine/entity-rows.ts'
import { fullName } from '../../../methods/full-name.ts'
import { textOf, type WireMap } from '../../../wire-value.ts'
import { downloadUrl } from '../../../files/download-url.ts'
import { addFolder, addStorage } from '../../disk/family.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { both, equal, rowsWhere } from './dialogs.ts'

/** The drive of an owner. It is created if there is none. */
export const storageOf = (
  call: MethodCall,
  entityType: 'im' | 'user',
  entityId: number,
  name: string,
): RowOf<'diskStorage'> => {
  const [known] = rowsWhere(
    call,
    'diskStorage',
    both(equal('entityType', entityType), equal('entityId', String(entityId))),
  )
  return known ?? addStorage(call.portal.engine, { name, entityType, entityId: String(entityId) })
}

/** A folder of a drive by its name. It is created if there is none. */
export const folderNamed = (call: MethodCall, storage: RowOf<'diskStorage'>, name: string): RowOf<'diskObject'> => {
  const rootId = Number(storage['rootObjectId'])
  const [known] = rowsWhere(
    call,
    'diskObject',
    both(equal('parentId', rootId), equal('name', name), equal('type', 'folder')),
  )
  return known ?? addFolder(call, rootId, name)
}

/** The folder with the files of a chat. */
export const folderOfChat = (call: MethodCall, chat: RowOf<'imChat'>): number => {
  const known = chat['diskFolderId'] ?? 0
  if (known > 0) return known
  const id = chat['id']
  const folder = folderNamed(call, storageOf(call, 'im', 0, 'Chats'), `chat${String(id)}`)
  call.portal.engine.update('imChat', id, { diskFolderId: folder['id'] })
  return folder['id']
}

const kinds: Readonly<Record<string, string>> = {
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  gif: 'image',
  webp: 'image',
  mp4: 'video',
  webm: 'video',
  mp3: 'audio',
  ogg: 'audio',
}

const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** A file of a chat in the form of the messenger. */
export const showFile = (call: MethodCall, chatId: number, row: RowOf<'diskObject'>): WireMap => {
  const id = row['id']
  const name = textOf(row['name'])
  const authorId = row['createdBy'] ?? 0
  const author = call.portal.engine.find('user', authorId)
  const url = downloadUrl(call, row['fileId'] ?? 0)
  return {
    id,
    chatId,
    date: row['createTime'] ?? null,
    type: kinds[extensionOf(name)] ?? 'file',
    name,
    extension: extensionOf(name),
    size: row['size'] ?? 0,
    image: false,
    status: 'done',
    progress: 100,
    authorId,
    authorName: fullName(author ?? {}),
    urlPreview: '',
    urlShow: url,
    urlDownload: url,
    viewerAttrs: {
      viewer: '',
      viewerType: kinds[extensionOf(name)] ?? 'unknown',
      src: url,
      objectId: String(id),
      viewerGroupBy: String(chatId),
      imChatId: chatId,
      title: name,
      unifiedLink: '',
      actions: '[]',
    },
    mediaUrl: { preview: { 250: '' } },
    isTranscribable: false,
    isVideoNote: false,
    isVoiceNote: false,
  }
}

/** Files by their ids. Deleted files are left out. */
export const showFiles = (call: MethodCall, chatId: number, ids: readonly number[]): readonly WireMap[] =>
  ids.flatMap((id) => {
    const row = call.portal.engine.find('diskObject', id)
    return row === undefined ? [] : [showFile(call, chatId, row)]
  })
