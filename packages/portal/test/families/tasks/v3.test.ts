import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { itemsOf, resultV3, sendV3, shortCode } from '../../v3/v3-client.ts'

const newTask = { title: 'Call the client', creatorId: 1, responsibleId: 2 }

const portalWithTask = async (): Promise<Portal> =>
  createPortal({
    clock: 'manual',
    seed: { task: [{ id: 51, title: 'Call the client', createdBy: 1, responsibleId: 2, accomplices: [1] }] },
  })

const idOf = (result: unknown): number => {
  const item: unknown = typeof result === 'object' && result !== null && 'item' in result ? result.item : undefined
  if (typeof item !== 'object' || item === null || !('id' in item)) throw new Error('No item was answered.')
  return Number(item.id)
}

describe('tasks.task.*', () => {
  it('add answers the base fields, and the row is the one that v2 sees', async () => {
    await using portal = await createPortal({ clock: 'manual' })
    const fields = { ...newTask, priority: 'high', deadline: '2026-06-01T10:00:00+00:00', needsControl: true }
    const result = await resultV3(portal, 'tasks.task.add', { fields })
    expect(result).toMatchObject({
      item: {
        ...fields,
        deadline: '2026-06-01T13:00:00+03:00',
        created: '2026-05-28T20:00:00+03:00',
        status: 'pending',
        allowsChangeDeadline: true,
        containsResults: false,
        rights: { edit: true },
      },
    })
    expect(result).not.toHaveProperty('item.responsible')
    expect(portal.rows('task')).toMatchObject([
      { id: idOf(result), createdBy: 1, responsibleId: 2, priority: '2', status: 2, taskControl: 'Y' },
    ])
  })

  it.each([
    { fields: undefined, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION', field: 'fields' },
    { fields: { title: 'A', creatorId: 1 }, code: 'VALIDATION_DTOVALIDATIONEXCEPTION', field: 'responsibleId' },
    { fields: { ...newTask, title: '' }, code: 'VALIDATION_DTOVALIDATIONEXCEPTION', field: 'title' },
    { fields: { ...newTask, title: 5 }, code: 'VALIDATION_DTOVALIDATIONEXCEPTION', field: 'title' },
    { fields: { ...newTask, responsibleId: '2' }, code: 'VALIDATION_DTOVALIDATIONEXCEPTION', field: 'responsibleId' },
    { fields: { ...newTask, status: 'done' }, code: 'VALIDATION_DTOVALIDATIONEXCEPTION', field: 'status' },
    { fields: { ...newTask, deadline: 'soon' }, code: 'VALIDATION_DTOVALIDATIONEXCEPTION', field: 'deadline' },
    { fields: { ...newTask, created: null }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION', field: 'created' },
  ])('add refuses $fields and names $field', async ({ fields, code, field }) => {
    await using portal = await createPortal()
    const reply = await sendV3(portal, 'tasks.task.add', { body: { fields } })
    expect(shortCode(reply)).toBe(code)
    expect(reply.body).toMatchObject({ error: { validation: [{ field }] } })
    expect(portal.count('task')).toBe(0)
  })

  it('add refuses a field nobody knows', async () => {
    await using portal = await createPortal()
    const reply = await sendV3(portal, 'tasks.task.add', { body: { fields: { ...newTask, colour: 1 } } })
    expect(shortCode(reply)).toBe('UNKNOWNDTOPROPERTYEXCEPTION')
  })

  it('get follows relations, to one object and to many', async () => {
    await using portal = await portalWithTask()
    portal.insert('user', [{ id: 7, name: 'Ann', lastName: 'Lee', email: 'ann@example.com' }])
    portal.insert('task', [{ id: 52, title: 'B', createdBy: 7, responsibleId: 7, accomplices: [7, 999] }])
    const select = ['title', 'responsible.name', 'creator.email', 'accomplices.name', 'closedBy.name']
    expect(await resultV3(portal, 'tasks.task.get', { id: 52, select })).toEqual({
      item: {
        title: 'B',
        responsibleId: 7,
        creatorId: 7,
        closedById: null,
        responsible: { name: 'Ann Lee' },
        creator: { email: 'ann@example.com' },
        accomplices: [{ name: 'Ann Lee' }],
        closedBy: null,
      },
    })
  })

  it('get refuses an unknown field of a relation', async () => {
    await using portal = await portalWithTask()
    const reply = await sendV3(portal, 'tasks.task.get', { body: { id: 51, select: ['responsible.colour'] } })
    expect(shortCode(reply)).toBe('UNKNOWNDTOPROPERTYEXCEPTION')
  })

  it('list answers ids alone without a select, and filters by id alone', async () => {
    await using portal = await portalWithTask()
    expect(await resultV3(portal, 'tasks.task.list')).toEqual({ items: [{ id: 51 }] })
    const reply = await sendV3(portal, 'tasks.task.list', { body: { filter: [['title', '=', 'A']] } })
    expect(shortCode(reply)).toBe('VALIDATION_REQUESTVALIDATIONEXCEPTION')
  })

  it.each([50, 1000] as const)('list cuts a page at %i without a word, as its switch says', async (v3TaskListLimit) => {
    await using portal = await createPortal({ switches: { v3TaskListLimit } })
    portal.insert(
      'task',
      Array.from({ length: 1001 }, (_, index) => index + 1),
    )
    const body = { pagination: { limit: 1000 }, order: { title: 'DESC' } }
    expect(itemsOf(await resultV3(portal, 'tasks.task.list', body))).toHaveLength(v3TaskListLimit)
  })

  it('update answers a flag, changes the row and closes it', async () => {
    await using portal = await portalWithTask()
    portal.clock.advance(60_000)
    const fields = { title: 'Called', status: 'completed', fileIds: [5], source: { type: 'chat', data: [1] } }
    expect(await resultV3(portal, 'tasks.task.update', { id: 51, fields })).toEqual({ result: true })
    const select = [...Object.keys(fields), 'closed', 'closedById']
    expect(await resultV3(portal, 'tasks.task.get', { id: 51, select })).toEqual({
      item: { ...fields, closed: '2026-05-28T20:01:00+03:00', closedById: 1 },
    })
  })

  it.each([
    { body: { id: 51, fields: { creatorId: 2 } }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { body: { id: 51, fields: { title: '' } }, code: 'VALIDATION_DTOVALIDATIONEXCEPTION' },
    { body: { id: 51 }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { body: { id: '51', fields: { title: 'A' } }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { body: { id: 99, fields: { title: 'A' } }, code: 'ENTITYNOTFOUNDEXCEPTION' },
  ])('update refuses $body with $code', async ({ body, code }) => {
    await using portal = await portalWithTask()
    expect(shortCode(await sendV3(portal, 'tasks.task.update', { body }))).toBe(code)
  })

  it('delete answers a flag, then there is no such task', async () => {
    await using portal = await portalWithTask()
    expect(await resultV3(portal, 'tasks.task.delete', { id: 51 })).toEqual({ result: true })
    expect(portal.count('task')).toBe(0)
    expect(shortCode(await sendV3(portal, 'tasks.task.delete', { body: { id: 51 } }))).toBe('ENTITYNOTFOUNDEXCEPTION')
  })

  it('access.get is a flat map of rights', async () => {
    await using portal = await portalWithTask()
    const rights = await resultV3(portal, 'tasks.task.access.get', { id: 51 })
    expect(rights).toMatchObject({ read: true, edit: true, remove: true })
    expect(Object.keys(rights ?? {})).toHaveLength(45)
  })

  it('somebody who has no part in a task neither lists nor reads nor changes it', async () => {
    await using portal = await portalWithTask()
    portal.insert('user', [{ id: 3, name: 'Eve' }])
    const stranger = { webhookUrl: portal.addWebhook({ userId: 3 }) }
    const helper = { webhookUrl: portal.addWebhook({ userId: 2 }) }
    const code = async (method: string, body: object, who: object) =>
      shortCode(await sendV3(portal, method, { body, ...who }))
    expect((await sendV3(portal, 'tasks.task.list', stranger)).body).toMatchObject({ result: { items: [] } })
    expect((await sendV3(portal, 'tasks.task.list', helper)).body).toMatchObject({ result: { items: [{ id: 51 }] } })
    expect(await code('tasks.task.get', { id: 51 }, stranger)).toBe('ACCESSDENIEDEXCEPTION')
    expect(await code('tasks.task.get', { id: 51 }, helper)).toBe('no error')
    expect(await code('tasks.task.delete', { id: 51 }, helper)).toBe('ACCESSDENIEDEXCEPTION')
  })

  it('files and chat messages are added to a task', async () => {
    await using portal = await portalWithTask()
    expect(await resultV3(portal, 'tasks.task.file.attach', { taskId: 51, fileIds: [7] })).toEqual({ result: true })
    expect(await resultV3(portal, 'tasks.task.file.attach', { taskId: 51, fileIds: [7, 8] })).toEqual({ result: true })
    const select = ['fileIds']
    expect(await resultV3(portal, 'tasks.task.get', { id: 51, select })).toEqual({ item: { fileIds: [7, 8] } })
    const fields = { taskId: 51, text: 'Done' }
    expect(await resultV3(portal, 'tasks.task.chat.message.send', { fields })).toEqual({ result: true })
    expect(portal.rows('taskMessage')).toMatchObject([{ taskId: 51, text: 'Done', authorId: 1 }])
  })
})

describe('tasks.task.result.*', () => {
  it('are added, changed, listed and deleted', async () => {
    await using portal = await portalWithTask()
    const fields = { taskId: 51, text: 'Half' }
    const added = await resultV3(portal, 'tasks.task.result.add', { fields })
    expect(added).toMatchObject({
      item: { ...fields, authorId: 1, status: 'open', fileIds: [], rights: { edit: true } },
    })
    const id = idOf(added)
    expect(await resultV3(portal, 'tasks.task.result.update', { id, fields: { text: 'Whole' } })).toMatchObject({
      item: { id, text: 'Whole', updatedAt: '2026-05-28T20:00:00+03:00' },
    })
    portal.insert('taskMessage', [{ id: 9, taskId: 51, text: 'From chat' }])
    const fromChat = await resultV3(portal, 'tasks.task.result.addfromchatmessage', { fields: { messageId: 9 } })
    expect(fromChat).toMatchObject({ item: { text: 'From chat', messageId: 9 } })
    const list = { filter: [['taskId', '=', 51]], select: ['text'], order: { id: 'DESC' } }
    const answered = await resultV3(portal, 'tasks.task.result.list', list)
    expect(answered).toEqual({ items: [{ text: 'From chat' }, { text: 'Whole' }] })
    expect(await resultV3(portal, 'tasks.task.result.delete', { id })).toEqual({ result: true })
    expect(portal.count('taskResult')).toBe(1)
  })

  it.each([
    { method: 'list', body: {}, code: 'VALIDATION_REQUESTFILTERVALIDATIONEXCEPTION' },
    { method: 'list', body: { filter: [['id', 1]] }, code: 'VALIDATION_REQUESTFILTERVALIDATIONEXCEPTION' },
    { method: 'add', body: { fields: { taskId: 51 } }, code: 'VALIDATION_DTOVALIDATIONEXCEPTION' },
    { method: 'add', body: { fields: { taskId: 99, text: 'A' } }, code: 'ENTITYNOTFOUNDEXCEPTION' },
    { method: 'addfromchatmessage', body: { fields: { messageId: 1 } }, code: 'ENTITYNOTFOUNDEXCEPTION' },
    { method: 'update', body: { id: 1, fields: { taskId: 5 } }, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { method: 'delete', body: { id: 1 }, code: 'ENTITYNOTFOUNDEXCEPTION' },
  ])('$method refuses $body with $code', async ({ method, body, code }) => {
    await using portal = await portalWithTask()
    expect(shortCode(await sendV3(portal, `tasks.task.result.${method}`, { body }))).toBe(code)
  })
})

describe('a v3 batch of writes', () => {
  it('passes new ids on, also inside a filter', async () => {
    await using portal = await createPortal()
    const add = (as: string) => ({ method: 'tasks.task.add', as, query: { fields: { ...newTask, title: as } } })
    const result = await resultV3(portal, 'batch', [
      add('one'),
      add('two'),
      { method: 'tasks.task.list', as: 'list', query: { order: { id: 'DESC' } } },
      {
        method: 'tasks.task.list',
        query: { filter: [['id', 'in', { $refArray: 'list.id' }]], select: ['title'] },
      },
      { method: 'tasks.task.get', query: { id: { $ref: 'two.id' }, select: ['title'] } },
    ])
    expect(result).toMatchObject({
      3: { items: [{ title: 'one' }, { title: 'two' }] },
      4: { item: { title: 'two' } },
    })
  })

  it('keeps what ran before the call that failed, and runs nothing after it', async () => {
    await using portal = await createPortal()
    const add = { method: 'tasks.task.add', query: { fields: newTask } }
    const reply = await sendV3(portal, 'batch', { body: [add, { method: 'tasks.task.get', query: { id: 99 } }, add] })
    expect(shortCode(reply)).toBe('ENTITYNOTFOUNDEXCEPTION')
    expect(portal.count('task')).toBe(1)
  })

  it('runs nothing when one name is unknown', async () => {
    await using portal = await createPortal()
    const add = { method: 'tasks.task.add', query: { fields: newTask } }
    await sendV3(portal, 'batch', { body: [add, { method: 'tasks.task.lost', query: {} }] })
    expect(portal.count('task')).toBe(0)
  })
})
