import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { itemsOf, resultV3, sendV3, shortCode } from '../v3/v3-client.ts'

const portalWithMail = async (): Promise<Portal> =>
  createPortal({
    clock: 'manual',
    switches: { schemaMethods: false },
    seed: { mailbox: [1, 2], mailMessage: [1, 2, 3, 4] },
  })

const letter = { from: 'box1@example.com', to: ['client@example.com'], subject: 'Offer', body: 'Dear client' }

describe('mail.mailbox.* and mail.recipient.*', () => {
  it('list, get and senders show the mailboxes', async () => {
    await using portal = await portalWithMail()
    const box = { id: 2, name: 'Box 2', email: 'box2@example.com', senderName: 'Box 2' }
    expect(await resultV3(portal, 'mail.mailbox.list', { email: 'box2@' })).toEqual({ items: [box] })
    expect(await resultV3(portal, 'mail.mailbox.get', { id: 2 })).toEqual({ item: box })
    expect(await resultV3(portal, 'mail.mailbox.senders', { pagination: { limit: 1 } })).toEqual({
      items: [{ email: 'box1@example.com', name: 'Box 1', sender: 'Box 1 <box1@example.com>' }],
    })
  })

  it('listemployees finds people to write to', async () => {
    await using portal = await portalWithMail()
    expect(await resultV3(portal, 'mail.recipient.listemployees', { query: 'ray' })).toEqual({
      items: [{ id: 2, email: 'bob.ray@example.com', name: 'Bob Ray' }],
    })
  })
})

describe('mail.message.*', () => {
  it.each([
    { body: {}, ids: [4, 3, 2, 1] },
    { body: { isSeen: true }, ids: [3] },
    { body: { isSeen: false, pagination: { limit: 2 } }, ids: [4, 2] },
    { body: { searchQuery: 'message 2' }, ids: [2] },
    { body: { mailboxId: 2 }, ids: [] },
    { body: { dateFrom: '2026-01-01 03:02:00', dateTo: '2026-01-01 03:03:00' }, ids: [3, 2] },
  ])('list finds by $body', async ({ body, ids }) => {
    await using portal = await portalWithMail()
    expect(itemsOf(await resultV3(portal, 'mail.message.list', body)).map(({ id }) => id)).toEqual(ids)
  })

  it('a letter that is answered stays in its thread, one that is forwarded does not', async () => {
    await using portal = await portalWithMail()
    const sent = { success: true, to: letter.to }
    expect(await resultV3(portal, 'mail.message.send', letter)).toEqual(sent)
    expect(await resultV3(portal, 'mail.message.reply', { ...letter, replyToMessageId: 1 })).toEqual(sent)
    expect(await resultV3(portal, 'mail.message.forward', { ...letter, forwardMessageId: 1 })).toEqual(sent)
    expect(await resultV3(portal, 'mail.message.thread', { id: 6 })).toMatchObject([
      { id: 1, date: '2026-01-01 03:01:00' },
      { id: 6, subject: 'Offer', to: 'client@example.com', date: '2026-05-28 20:00:00' },
    ])
    const select = ['mailboxEmail', 'isSeen', 'url']
    expect(await resultV3(portal, 'mail.message.get', { id: 5, select })).toEqual({
      item: { mailboxEmail: 'box1@example.com', isSeen: true, url: '/mail/message/5' },
    })
  })

  it('movetofolder counts what it moved', async () => {
    await using portal = await portalWithMail()
    const body = { messageIds: [1, 2, 99], action: 'spam' }
    const answer = { success: true, movedCount: 2, action: 'spam' }
    expect(await resultV3(portal, 'mail.message.movetofolder', body)).toEqual(answer)
    expect(itemsOf(await resultV3(portal, 'mail.message.list', { folder: 'Spam' }))).toHaveLength(2)
  })

  it.each([
    { method: 'message.send', body: { ...letter, to: [] }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { method: 'message.send', body: { ...letter, from: 'a@b.c' }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { method: 'message.reply', body: { ...letter, replyToMessageId: 99 }, code: 'ENTITYNOTFOUNDEXCEPTION' },
    { method: 'message.list', body: { isSeen: 'Y' }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    {
      method: 'message.movetofolder',
      body: { messageIds: [1], action: 'burn' },
      code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION',
    },
    {
      method: 'message.movetofolder',
      body: { messageIds: [1], action: 'move' },
      code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION',
    },
    { method: 'message.createchat', body: { messageId: 99 }, code: 'ENTITYNOTFOUNDEXCEPTION' },
  ])('$method refuses $body with $code', async ({ method, body, code }) => {
    await using portal = await portalWithMail()
    expect(shortCode(await sendV3(portal, `mail.${method}`, { body }))).toBe(code)
  })
})

describe('a message', () => {
  it('becomes a task, an event, a post and a chat', async () => {
    await using portal = await portalWithMail()
    const make = async (what: string, body: Record<string, unknown> = {}): Promise<unknown> =>
      resultV3(portal, `mail.message.create${what}`, { messageId: 2, ...body })
    const made = { success: true, messageId: 2 }
    expect(await make('task', { responsibleId: 2 })).toEqual({ ...made, taskId: 1 })
    expect(portal.rows('task')).toMatchObject([{ title: 'Message 2', responsibleId: 2 }])
    const times = { dateFrom: '2026-06-10T10:00:00+03:00', dateTo: '2026-06-10T11:00:00+03:00' }
    expect(await make('calendarevent', times)).toEqual({ ...made, eventId: 1 })
    expect(portal.rows('calendarEvent')).toMatchObject([{ name: 'Message 2', ownerId: 1 }])
    expect(await make('feedpost', { title: 'Read this' })).toEqual({ ...made, postId: 1 })
    expect(await make('chat')).toEqual({ ...made, chatId: 2, existing: false })
    expect(await make('chat')).toEqual({ ...made, chatId: 2, existing: true })
  })

  it('has an activity until that is taken away', async () => {
    await using portal = await portalWithMail()
    const bindings = async (): Promise<unknown> => resultV3(portal, 'mail.message.get', { id: 2, select: ['bindings'] })
    for (const _ of ['once', 'twice'])
      expect(await resultV3(portal, 'mail.message.createcrmactivity', { messageId: 2 })).toBe(true)
    expect(await bindings()).toEqual({ item: { bindings: [{ entityType: 'CRM_ACTIVITY', entityId: 1 }] } })
    expect(await resultV3(portal, 'mail.message.removecrmactivity', { messageId: 2 })).toBe(true)
    expect(await bindings()).toEqual({ item: { bindings: [] } })
  })

  it.each([
    { messageId: 2, dateFrom: 'soon', dateTo: 'later' },
    { messageId: 2, dateFrom: '2026-06-10T10:00:00', dateTo: '2026-06-09T10:00:00' },
  ])('becomes no event for %o', async (body) => {
    await using portal = await portalWithMail()
    const reply = await sendV3(portal, 'mail.message.createcalendarevent', { body })
    expect(shortCode(reply)).toBe('VALIDATION_REQUESTVALIDATIONEXCEPTION')
  })

  it('is written to contacts that have an address', async () => {
    const fm = [{ id: 1, typeId: 'EMAIL', valueType: 'WORK', value: 'eve@example.com' }]
    await using portal = await createPortal({
      seed: {
        contact: [
          { id: 1, name: 'Eve', lastName: 'Moe', fm },
          { id: 2, name: 'Eve', lastName: 'Poe' },
        ],
      },
    })
    const eve = { id: 1, email: 'eve@example.com', name: 'Eve Moe' }
    for (const body of [{}, { query: 'eve' }, { query: 'EVE@' }])
      expect(await resultV3(portal, 'mail.recipient.listcontacts', body)).toEqual({ items: [eve] })
    expect(await resultV3(portal, 'mail.recipient.listcontacts', { query: 'Poe' })).toEqual({ items: [] })
  })
})
