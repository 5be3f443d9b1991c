import { createPortal, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf, send } from '../../client.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** A portal with the chat 1 of users 1 and 2. */
const portalWithChat = async (): Promise<Portal> => {
  const portal = await createPortal({ seed: 'empty', clock: 'manual' })
  await resultOf(portal, 'im.chat.add', { TITLE: 'Files', USERS: [2], MESSAGE: 'Hello all' })
  return portal
}

const at = (value: WireValue | undefined, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null
        ? new Map<string, unknown>(Object.entries(found)).get(key)
        : undefined,
    value,
  )

const upload = async (portal: Portal, name: string, content: string): Promise<WireValue | undefined> =>
  resultOf(portal, 'im.v2.File.upload', {
    dialogId: 'chat1',
    fields: { name, content: base64(content), message: 'Look' },
  })

describe('files of a chat', () => {
  it('are sent with a message, shown with it, and read back', async () => {
    await using portal = await portalWithChat()
    const sent = await upload(portal, 'a.txt', 'hello')
    expect(sent).toMatchObject({ chatId: 1, dialogId: 'chat1', messageId: 2, file: { name: 'a.txt', size: 5 } })
    const id = at(sent, 'file', 'id')
    const page = await resultOf(portal, 'im.dialog.messages.get', { DIALOG_ID: 'chat1' })
    expect(page).toMatchObject({
      messages: [{ id: 2, text: 'Look', params: { FILE_ID: [id] } }, { id: 1 }],
      files: [{ id, extension: 'txt', authorName: 'Ann Lee' }],
    })
    const link = await resultOf(portal, 'im.v2.File.download', { dialogId: 'chat1', fileId: Number(id) })
    expect(await (await fetch(String(at(link, 'downloadUrl')))).text()).toBe('hello')
  })

  it('are put into the folder of the chat and then sent', async () => {
    await using portal = await portalWithChat()
    const folder = at(await resultOf(portal, 'im.disk.folder.get', { CHAT_ID: 1 }), 'ID')
    const put = await resultOf(portal, 'disk.folder.uploadFile', {
      id: Number(folder),
      data: { NAME: 'b.png' },
      fileContent: ['b.png', base64('picture')],
    })
    const fileId = Number(at(put, 'ID'))
    const sent = await resultOf(portal, 'im.disk.file.commit', { CHAT_ID: 1, UPLOAD_ID: fileId, MESSAGE: 'Here' })
    const key = `upload${String(fileId)}`
    expect(sent).toMatchObject({
      MESSAGE_ID: 2,
      DISK_ID: [String(fileId)],
      FILES: { [key]: { name: 'b.png', type: 'image' } },
      FILE_MODELS: { [key]: { parentId: folder } },
    })
    expect(await resultOf(portal, 'im.dialog.get', { DIALOG_ID: 'chat1' })).toMatchObject({ disk_folder_id: folder })
  })

  it('are copies when they lie on a drive, may be saved to one, and are deleted by their author', async () => {
    await using portal = await portalWithChat()
    const own = { id: 1, data: { NAME: 'c.txt' }, fileContent: ['c.txt', base64('own')] }
    const fileId = Number(at(await resultOf(portal, 'disk.storage.uploadFile', own), 'ID'))
    const sent = await resultOf(portal, 'im.disk.file.commit', { DIALOG_ID: 'chat1', FILE_ID: fileId })
    const copyId = Number(at(sent, 'DISK_ID', '0'))
    expect(copyId).not.toBe(fileId)
    const bob = portal.addWebhook({ userId: 2 })
    const saved = await send(`${bob}im.disk.file.save?FILE_ID=${String(copyId)}`)
    expect(saved.body).toMatchObject({ result: { folder: { name: 'Saved files' }, file: { name: 'c.txt' } } })
    const refused = await send(`${bob}im.disk.file.delete?CHAT_ID=1&FILE_ID=${String(copyId)}`)
    expect(refused.body).toMatchObject({ error: 'ACCESS_ERROR' })
    expect(await resultOf(portal, 'im.disk.file.delete', { CHAT_ID: 1, FILE_ID: copyId })).toBe(true)
    expect(portal.rows('imMessage').at(-1)).toMatchObject({ fileIds: [] })
    expect(await resultOf(portal, 'disk.file.get', { id: fileId })).toMatchObject({ NAME: 'c.txt' })
  })

  it('lie on no drive that is listed', async () => {
    await using portal = await portalWithChat()
    const before = await resultOf(portal, 'disk.storage.getList')
    await upload(portal, 'a.txt', 'hello')
    expect(await resultOf(portal, 'disk.storage.getList')).toEqual(before)
  })

  it.each([
    { method: 'im.v2.File.upload', params: { dialogId: 'chat1', fields: { name: 'a' } }, error: 'FILE_EMPTY' },
    {
      method: 'im.v2.File.upload',
      params: { dialogId: 'chat1', fields: { name: 'a', content: '?' } },
      error: 'FILE_INVALID_CONTENT',
    },
    {
      method: 'im.v2.File.upload',
      params: { dialogId: 'chat9', fields: { name: 'a', content: 'YQ==' } },
      error: 'CHAT_NOT_FOUND',
    },
    { method: 'im.v2.File.download', params: { dialogId: 'chat1', fileId: 9 }, error: 'FILE_NOT_FOUND' },
    { method: 'im.disk.file.commit', params: { CHAT_ID: 1, FILE_ID: 9 }, error: 'FILES_ERROR' },
    { method: 'im.disk.file.save', params: { FILE_ID: 9 }, error: 'FILE_SAVE_ERROR' },
    { method: 'im.disk.file.delete', params: { CHAT_ID: 1 }, error: 'FILE_ID_EMPTY' },
    { method: 'im.disk.folder.get', params: {}, error: 'CHAT_ID_EMPTY' },
  ])('are refused by $method with $params: $error', async ({ method, params, error }) => {
    await using portal = await portalWithChat()
    expect(await callV2(portal, method, params)).toMatchObject({ status: 400, body: { error } })
  })
})

describe('messages', () => {
  it('are found by their text and their day', async () => {
    await using portal = await portalWithChat()
    const add = async (MESSAGE: string): Promise<unknown> =>
      resultOf(portal, 'im.message.add', { DIALOG_ID: 'chat1', MESSAGE })
    await add('hello one')
    portal.clock.advance(24 * 3_600_000)
    await add('hello two')
    const find = async (params: WireMap): Promise<unknown> =>
      at(await resultOf(portal, 'im.dialog.messages.search', { CHAT_ID: 1, ...params }), 'messages')
    expect(await find({ SEARCH_MESSAGE: 'hello' })).toMatchObject([{ id: 3 }, { id: 2 }, { id: 1 }])
    expect(await find({ SEARCH_MESSAGE: 'hello', ORDER: { ID: 'ASC' }, LIMIT: 1 })).toMatchObject([{ id: 1 }])
    expect(await find({ SEARCH_MESSAGE: 'hello', LAST_ID: 2 })).toMatchObject([{ id: 1, authorId: 1 }])
    expect(await find({ DATE: '2026-05-29T00:00:00+03:00' })).toMatchObject([{ text: 'hello two' }])
  })

  it.each([
    { TYPE: 'TASK', entity: 'task', made: { title: 'Hello all', responsibleId: 1 } },
    { TYPE: 'CALEND', entity: 'calendarEvent', made: { name: 'Hello all', calType: 'user', ownerId: 1 } },
    { TYPE: 'CHAT', entity: 'imChat', made: { title: 'Hello all', users: [1, 2] } },
  ] as const)('become a $TYPE', async ({ TYPE, entity, made }) => {
    await using portal = await portalWithChat()
    expect(await resultOf(portal, 'im.message.share', { DIALOG_ID: 'chat1', MESSAGE_ID: 1, TYPE })).toBe(true)
    expect(portal.rows(entity).at(-1)).toMatchObject(made)
  })

  it('become nothing else', async () => {
    await using portal = await portalWithChat()
    const share = { DIALOG_ID: 'chat1', MESSAGE_ID: 1, TYPE: 'X' }
    expect((await callV2(portal, 'im.message.share', share)).body).toMatchObject({ error: 'PARAMS_ERROR' })
    expect((await callV2(portal, 'im.message.share', { ...share, MESSAGE_ID: 9 })).body).toMatchObject({
      error: 'MESSAGE_ID_ERROR',
    })
  })
})

describe('people in the messenger', () => {
  it('have a status that others see', async () => {
    await using portal = await portalWithChat()
    expect(await resultOf(portal, 'im.user.status.get')).toBe('online')
    await resultOf(portal, 'im.user.status.set', { STATUS: 'dnd' })
    await resultOf(portal, 'im.user.status.idle.start', { AGO: 15 })
    const bob = portal.addWebhook({ userId: 2 })
    const idle = '2026-05-28T19:45:00+03:00'
    expect((await send(`${bob}im.user.get?ID=1`)).body).toMatchObject({ result: { status: 'dnd', idle } })
    await resultOf(portal, 'im.user.status.idle.end')
    expect(await resultOf(portal, 'im.user.get', { ID: 1 })).toMatchObject({ status: 'dnd', idle: false })
    expect((await callV2(portal, 'im.user.status.set', { STATUS: 'x' })).body).toMatchObject({ error: 'STATUS_ERROR' })
  })

  it('are found by their departments', async () => {
    await using portal = await createPortal({ seed: { department: [{ id: 2, name: 'Sales', parent: 1, ufHead: 2 }] } })
    await resultOf(portal, 'user.update', { ID: 2, UF_DEPARTMENT: [2] })
    expect(await resultOf(portal, 'im.department.get', { ID: [2, 9] })).toEqual([
      { id: 2, name: 'Sales', full_name: 'Sales / Head office', manager_user_id: 2 },
    ])
    expect(await resultOf(portal, 'im.department.employees.get', { ID: [1, 2] })).toEqual({ 1: [1], 2: [2] })
    expect(await resultOf(portal, 'im.department.managers.get', { ID: [2], USER_DATA: 'Y' })).toMatchObject({
      2: [{ id: 2, name: 'Bob Ray' }],
    })
    const found = await callV2(portal, 'im.search.department.list', { FIND: 'sale', USER_DATA: 'Y' })
    expect(found.body).toMatchObject({ result: [{ id: 2, manager_user_data: { id: 2 } }], total: 1 })
    expect((await callV2(portal, 'im.department.get')).body).toMatchObject({ error: 'INVALID_FORMAT' })
    expect((await callV2(portal, 'im.department.employees.get')).body).toMatchObject({ error: 'ID_EMPTY' })
  })

  it('and chats that were looked for come up again, the last one first', async () => {
    await using portal = await portalWithChat()
    for (const DIALOG_ID of ['2', 'chat1', '2']) await resultOf(portal, 'im.search.last.add', { DIALOG_ID })
    expect(await resultOf(portal, 'im.search.last.get')).toMatchObject([
      { id: 2, type: 'user', title: 'Bob Ray' },
      { id: 'chat1', type: 'chat', title: 'Files' },
    ])
    expect(await resultOf(portal, 'im.search.last.get', { SKIP_DIALOG: 'Y' })).toMatchObject([{ id: 'chat1' }])
    await resultOf(portal, 'im.search.last.delete', { DIALOG_ID: '2' })
    expect(await resultOf(portal, 'im.search.last.get')).toHaveLength(1)
  })
})

describe('a notification', () => {
  it('is answered and confirmed by whom it is for', async () => {
    await using portal = await createPortal()
    await resultOf(portal, 'im.notify.personal.add', { USER_ID: 1, MESSAGE: 'Will you come?' })
    const answer = { NOTIFY_ID: 1, ANSWER_TEXT: 'Yes' }
    expect(await resultOf(portal, 'im.notify.answer', answer)).toMatchObject({ result_message: [expect.any(String)] })
    expect(portal.rows('imNotification')).toMatchObject([{ answer: 'Yes', isRead: true }])
    await resultOf(portal, 'im.notify.confirm', { NOTIFY_ID: 1, NOTIFY_VALUE: 'N' })
    expect(portal.rows('imNotification')).toMatchObject([{ answer: 'N' }])
    expect((await callV2(portal, 'im.notify.answer', { NOTIFY_ID: 9 })).body).toMatchObject({ error: 'ID_ERROR' })
    expect((await callV2(portal, 'im.notify.answer', { NOTIFY_ID: 1 })).body).toMatchObject({
      error: 'ANSWER_TEXT_ERROR',
    })
    expect(await resultOf(portal, 'im.notify.schema.get')).toMatchObject({ tasks: { MODULE_ID: 'tasks' } })
  })
})
