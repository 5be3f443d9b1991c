import { createPortal, type Portal, type WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf, send } from '../../client.ts'

/** Calls as Bob, who is user 2. */
const asBob = (portal: Portal) => {
  const url = portal.addWebhook({ userId: 2 })
  return async (method: string, params: WireValue = {}) => {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(params) }
    return (await send(url + method, init)).body
  }
}

describe('a chat', () => {
  it('is made, found by what it belongs to, renamed, and left', async () => {
    await using portal = await createPortal({ seed: 'empty' })
    const belongs = { ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|7' }
    expect(await resultOf(portal, 'im.chat.get', belongs)).toBeNull()
    expect(await resultOf(portal, 'im.chat.add', { TITLE: 'Deal 7', USERS: [2], MESSAGE: 'Hi', ...belongs })).toBe(1)
    expect(await resultOf(portal, 'im.chat.get', belongs)).toEqual({ ID: 1 })
    await resultOf(portal, 'im.chat.updateTitle', { CHAT_ID: 1, TITLE: 'Deal seven' })
    expect(await resultOf(portal, 'im.dialog.get', { DIALOG_ID: 'chat1' })).toMatchObject({
      id: 1,
      name: 'Deal seven',
      owner: 1,
      role: 'owner',
      message_count: 1,
      dialog_id: 'chat1',
    })
    expect(await resultOf(portal, 'im.chat.user.list', { CHAT_ID: 1 })).toEqual([1, 2])
    await resultOf(portal, 'im.chat.leave', { CHAT_ID: 1 })
    expect((await callV2(portal, 'im.dialog.get', { DIALOG_ID: 'chat1' })).body).toMatchObject({
      error: 'ACCESS_ERROR',
    })
    expect(await asBob(portal)('im.dialog.get', { DIALOG_ID: 'chat1' })).toMatchObject({ result: { owner: 2 } })
  })

  it('of two is one chat for both, under the name of the other', async () => {
    await using portal = await createPortal({ seed: 'empty' })
    const bob = asBob(portal)
    await resultOf(portal, 'im.message.add', { DIALOG_ID: '2', MESSAGE: 'Hello Bob' })
    await bob('im.message.add', { DIALOG_ID: '1', MESSAGE: 'Hello Ann' })
    expect(await resultOf(portal, 'im.dialog.messages.get', { DIALOG_ID: '2' })).toMatchObject({
      chat_id: 1,
      messages: [
        { id: 2, author_id: 2, text: 'Hello Ann', unread: true },
        { id: 1, author_id: 1, text: 'Hello Bob', unread: false },
      ],
      users: [{ name: 'Bob Ray' }, { name: 'Ann Lee' }],
    })
    expect(await bob('im.recent.list')).toMatchObject({
      result: { items: [{ id: 1, title: 'Ann Lee' }], hasMore: false },
    })
  })

  it.each([
    { method: 'im.chat.user.list', params: {}, error: 'CHAT_ID_EMPTY' },
    { method: 'im.chat.user.list', params: { CHAT_ID: 9 }, error: 'ACCESS_ERROR' },
    { method: 'im.chat.updateTitle', params: { CHAT_ID: 1 }, error: 'TITLE_EMPTY' },
    { method: 'im.chat.updateColor', params: { CHAT_ID: 1, COLOR: 'X' }, error: 'WRONG_COLOR' },
    { method: 'im.chat.user.delete', params: { CHAT_ID: 1, USER_ID: 2 }, error: 'USER_NOT_FOUND' },
    { method: 'im.message.add', params: {}, error: 'USER_ID_EMPTY' },
    { method: 'im.message.add', params: { DIALOG_ID: 'chat1' }, error: 'MESSAGE_EMPTY' },
    { method: 'im.message.add', params: { DIALOG_ID: 'chat1', ATTACH: 'x'.repeat(60_001) }, error: 'ATTACH_OVERSIZE' },
    { method: 'im.message.delete', params: { MESSAGE_ID: 9 }, error: 'MESSAGE_ID_ERROR' },
    { method: 'im.user.get', params: { ID: 9 }, error: 'USER_NOT_EXISTS' },
    { method: 'im.search.user.list', params: { FIND: 'A' }, error: 'FIND_SHORT' },
    { method: 'im.notify', params: { USER_ID: 1 }, error: 'MESSAGE_EMPTY' },
  ])('is refused for $method with $error', async ({ method, params, error }) => {
    await using portal = await createPortal({ seed: 'empty' })
    await resultOf(portal, 'im.chat.add', { TITLE: 'A' })
    expect((await callV2(portal, method, params)).body).toMatchObject({ error })
  })
})

describe('a message', () => {
  it('is changed and deleted by its author alone, and liked once by everybody', async () => {
    await using portal = await createPortal({ seed: 'empty' })
    const bob = asBob(portal)
    await resultOf(portal, 'im.chat.add', { USERS: [2] })
    await resultOf(portal, 'im.message.add', { DIALOG_ID: 'chat1', MESSAGE: 'A' })
    expect(await bob('im.message.update', { MESSAGE_ID: 1, MESSAGE: 'B' })).toMatchObject({
      error: 'CANT_EDIT_MESSAGE',
    })
    await resultOf(portal, 'im.message.update', { MESSAGE_ID: 1, MESSAGE: 'B' })
    await bob('im.message.like', { MESSAGE_ID: 1, ACTION: 'plus' })
    expect(await bob('im.message.like', { MESSAGE_ID: 1, ACTION: 'plus' })).toMatchObject({ error: 'WITHOUT_CHANGES' })
    const shown = async () => resultOf(portal, 'im.dialog.messages.get', { DIALOG_ID: 'chat1' })
    expect(await shown()).toMatchObject({ messages: [{ text: 'B', params: { LIKE: [2], IS_EDITED: 'Y' } }] })
    await resultOf(portal, 'im.message.delete', { MESSAGE_ID: 1 })
    expect(await shown()).toMatchObject({ messages: [{ text: '', params: { IS_DELETED: 'Y' } }] })
  })

  it.each([
    { params: {}, ids: [30, 29, 28] },
    { params: { LAST_ID: 5 }, ids: [4, 3, 2] },
    { params: { FIRST_ID: 5 }, ids: [8, 7, 6] },
  ])('is read in pages: $params gives $ids', async ({ params, ids }) => {
    await using portal = await createPortal({ seed: 'empty' })
    await resultOf(portal, 'im.chat.add', { TITLE: 'A' })
    portal.insert(
      'imMessage',
      Array.from({ length: 30 }, (_, index) => ({ id: index + 1, chatId: 1, authorId: 1, text: 'x' })),
    )
    const page = await resultOf(portal, 'im.dialog.messages.get', { DIALOG_ID: 'chat1', LIMIT: 3, ...params })
    expect(page).toMatchObject({ messages: ids.map((id) => ({ id })) })
  })

  it('counts as unread until it is read, for each user alone', async () => {
    await using portal = await createPortal({ seed: 'empty' })
    const bob = asBob(portal)
    await resultOf(portal, 'im.chat.add', { USERS: [2] })
    await resultOf(portal, 'im.message.add', { DIALOG_ID: 'chat1', MESSAGE: 'A' })
    await resultOf(portal, 'im.message.add', { DIALOG_ID: '2', MESSAGE: 'B' })
    const counters = { result: { TYPE: { ALL: 2, CHAT: 1, DIALOG: 1 }, CHAT: { 1: 1 }, DIALOG: { 1: 1 } } }
    expect(await bob('im.counters.get')).toMatchObject(counters)
    expect(await resultOf(portal, 'im.counters.get')).toMatchObject({ TYPE: { ALL: 0 }, CHAT: [], DIALOG: [] })
    expect(await bob('im.dialog.read', { DIALOG_ID: 'chat1' })).toMatchObject({ result: { counter: 0, lastId: 1 } })
    await bob('im.dialog.read.all')
    expect(await bob('im.counters.get')).toMatchObject({ result: { TYPE: { ALL: 0 } } })
  })
})

describe('a notification', () => {
  it('is listed, read and deleted; one of a tag takes the place of the one before', async () => {
    await using portal = await createPortal({ seed: 'empty' })
    const bob = asBob(portal)
    await resultOf(portal, 'im.notify.personal.add', { USER_ID: 2, MESSAGE: 'One', TAG: 'a' })
    await resultOf(portal, 'im.notify.system.add', { USER_ID: 2, MESSAGE: 'Two', TAG: 'a' })
    await resultOf(portal, 'im.notify', { USER_ID: 2, MESSAGE: 'Three' })
    expect(await bob('im.notify.get')).toMatchObject({
      result: {
        total_count: 2,
        total_unread_count: 2,
        notifications: [{ text: 'Three' }, { text: 'Two', author_id: 0 }],
      },
    })
    await bob('im.notify.read', { ID: 2 })
    expect(await bob('im.counters.get')).toMatchObject({ result: { TYPE: { NOTIFY: 1 } } })
    await bob('im.notify.delete', { TAG: 'a' })
    expect(await bob('im.notify.history.search', { SEARCH_TEXT: 'Th' })).toMatchObject({ result: { total_results: 1 } })
    expect(await resultOf(portal, 'im.notify.get')).toMatchObject({ total_count: 0 })
  })
})
