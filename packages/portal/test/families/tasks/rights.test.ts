import { createPortal, type Portal, type WireValue } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { resultOf, send, type Reply } from '../../client.ts'

let portal: Portal

/** Who asks, by what he is in task 1: users 2 to 6. User 7 heads the department of user 3, user 8 is in the task's group. */
const users = { creator: 2, responsible: 3, accomplice: 4, auditor: 5, stranger: 6, head: 7, member: 8 } as const
type Part = keyof typeof users | 'administrator'

const task = {
  id: 1,
  title: 'Plan',
  createdBy: users.creator,
  responsibleId: users.responsible,
  accomplices: [users.accomplice],
  auditors: [users.auditor],
  groupId: 1,
}

/** The content of a portal with the task, all its people and a piece of each kind. */
const prepare = async (): Promise<Uint8Array> => {
  await using made = await createPortal({ seed: { task: [task, { id: 2, title: 'Ann’s' }] } })
  made.insert('department', [
    { id: 5, name: 'Field', parent: 1, ufHead: users.head },
    { id: 6, name: 'Below', parent: 5 },
  ])
  made.insert(
    'user',
    Object.entries(users)
      .filter(([, id]) => id > 2)
      .map(([name, id]) => ({ id, name, active: true, ufDepartment: [id === users.responsible ? 6 : 1] })),
  )
  made.insert('workgroup', [{ id: 1, name: 'Board', ownerId: 1 }])
  made.insert('workgroupMember', [{ groupId: 1, userId: users.member, role: 'K' }])
  await resultOf(made, 'task.checklistitem.add', [1, { TITLE: 'Item' }])
  await resultOf(made, 'task.commentitem.add', [1, { POST_MESSAGE: 'Hello' }])
  await resultOf(made, 'task.elapseditem.add', [1, { SECONDS: 60 }])
  await resultOf(made, 'tasks.task.result.addFromComment', { commentId: 1 })
  return made.snapshot()
}

let seed: Uint8Array
beforeAll(async () => {
  seed = await prepare()
})
beforeEach(async () => {
  portal = await createPortal({ seed })
})
afterEach(() => portal.close())

const ask = async (part: Part, method: string, body: string, to: Portal = portal): Promise<Reply> => {
  const url = part === 'administrator' ? to.webhookUrl : to.addWebhook({ userId: users[part] })
  return send(url + method, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
}

const call = async (part: Part, method: string, params: WireValue, to?: Portal): Promise<Reply> =>
  ask(part, method, JSON.stringify(params), to)

/** Those with the least rights first, so that what is refused comes before what changes the task. */
const parts: readonly Part[] = [
  'stranger',
  'member',
  'head',
  'auditor',
  'accomplice',
  'responsible',
  'creator',
  'administrator',
]
const seers = 'administrator creator responsible accomplice auditor head member'
const workers = 'administrator creator responsible accomplice'
const owners = 'administrator creator'

/** Who may call a method with task 1, and how the module refuses who sees the task and may not. */
const methods = [
  { method: 'tasks.task.getaccess', params: { taskId: 1 }, may: seers },
  { method: 'tasks.task.history.list', params: { taskId: 1 }, may: seers },
  { method: 'tasks.task.favorite.add', params: { taskId: 1 }, may: seers },
  { method: 'tasks.task.pin', params: { id: 1 }, may: seers },
  { method: 'tasks.task.startwatch', params: { taskId: 1 }, may: seers },
  { method: 'tasks.task.start', params: { taskId: 1 }, may: workers, error: '1048582' },
  { method: 'tasks.task.pause', params: { taskId: 1 }, may: workers, error: '1048582' },
  { method: 'tasks.task.defer', params: { taskId: 1 }, may: workers, error: '1048582' },
  { method: 'tasks.task.complete', params: { taskId: 1 }, may: workers, error: '1048582' },
  { method: 'tasks.task.delegate', params: { taskId: 1, userId: 6 }, may: workers, error: '0' },
  { method: 'tasks.task.update', params: { taskId: 1, fields: { DEADLINE: '2030-01-01' } }, may: workers, error: '0' },
  { method: 'tasks.task.update', params: { taskId: 1, fields: { TITLE: 'B' } }, may: owners, error: '0' },
  { method: 'tasks.task.renew', params: { taskId: 1 }, may: owners, error: '1048582' },
  { method: 'tasks.task.approve', params: { taskId: 1 }, may: owners, error: '1048582' },
  { method: 'tasks.task.disapprove', params: { taskId: 1 }, may: owners, error: '1048582' },
  { method: 'tasks.task.delete', params: { taskId: 1 }, may: owners, error: '1048582' },
  { method: 'task.item.getdata', params: [1], may: seers },
  { method: 'task.item.getallowedactions', params: [1], may: seers },
  { method: 'task.item.startexecution', params: [1], may: workers, error: 'ERROR_CORE' },
  { method: 'task.item.delegate', params: [1, 6], may: workers, error: 'ERROR_CORE' },
  { method: 'task.item.update', params: [1, { TITLE: 'B' }], may: owners, error: 'ERROR_CORE' },
  { method: 'task.item.delete', params: [1], may: owners, error: 'ERROR_CORE' },
  { method: 'task.checklistitem.getlist', params: [1], may: seers },
  { method: 'task.checklistitem.get', params: [1, 2], may: seers },
  { method: 'task.checklistitem.add', params: [1, { TITLE: 'B' }], may: workers, error: 'ERROR_CORE' },
  { method: 'task.checklistitem.update', params: [1, 2, { TITLE: 'B' }], may: workers, error: 'ERROR_CORE' },
  { method: 'task.checklistitem.complete', params: [1, 2], may: workers, error: 'ERROR_CORE' },
  { method: 'task.checklistitem.delete', params: [1, 2], may: workers, error: 'ERROR_CORE' },
  { method: 'task.commentitem.getlist', params: [1], may: seers },
  { method: 'task.commentitem.get', params: [1, 1], may: seers },
  { method: 'task.commentitem.add', params: [1, { POST_MESSAGE: 'B' }], may: seers },
  {
    method: 'task.commentitem.update',
    params: [1, 1, { POST_MESSAGE: 'B' }],
    may: 'administrator',
    error: 'ERROR_CORE',
  },
  { method: 'task.commentitem.delete', params: [1, 1], may: 'administrator', error: 'ERROR_CORE' },
  { method: 'task.elapseditem.getlist', params: [1], may: seers },
  { method: 'task.elapseditem.add', params: [1, { SECONDS: 60 }], may: workers, error: 'ERROR_CORE' },
  { method: 'task.elapseditem.update', params: [1, 1, { SECONDS: 6 }], may: 'administrator', error: 'ERROR_CORE' },
  { method: 'task.elapseditem.delete', params: [1, 1], may: 'administrator', error: 'ERROR_CORE' },
  { method: 'tasks.task.result.deleteFromComment', params: { commentId: 1 }, may: workers, error: '0' },
] as const satisfies readonly { method: string; params: WireValue; may: string; error?: string }[]

/** The parameters, as JSON, with a task or a comment that does not exist. */
const ofNothing = (params: WireValue): string =>
  JSON.stringify(params).replace(/^(\[|\{"(?:taskId|id|commentId)":)1/, (_first, start: string) => `${start}99`)

describe('what a user may do with a task', () => {
  it.each(methods)('$method with $params: $may', async ({ method, params, may, ...refusal }) => {
    const nobodys = await ask('administrator', method, ofNothing(params))
    const answers: Record<string, unknown> = {}
    const expected: Record<string, unknown> = {}
    for (const part of parts) {
      const { status, body } = await call(part, method, params)
      const mayCall = may.split(' ').includes(part)
      const { error } = body
      const isUnchanged = portal.rows('task')[0]?.['title'] === 'Plan'
      answers[part] = mayCall ? { status } : { status, error, isUnchanged }
      const usual = { status: 400, error: 'error' in refusal ? refusal.error : '' }
      const refused = part === 'stranger' ? { status: nobodys.status, error: nobodys.body['error'] } : usual
      expected[part] = mayCall ? { status: 200 } : { ...refused, isUnchanged: true }
      // What all may call does not harm the others.
      if (mayCall && may !== seers) portal.restore(seed)
    }
    expect(answers).toEqual(expected)
  })

  it.each(parts.slice(1))('%s sees what he may do', async (part) => {
    const { body } = await call(part, 'tasks.task.get', { taskId: 1 })
    const isOwner = owners.split(' ').includes(part)
    const isWorker = workers.split(' ').includes(part)
    expect(body).toMatchObject({
      result: { task: { action: { edit: isOwner, remove: isOwner, start: isWorker, addFavorite: true } } },
    })
    const old = await call(part, 'task.item.isactionallowed', [1, 9])
    expect(old.body['result']).toBe(isOwner)
  })
})

describe('a task of which a user is no part', () => {
  it('is not there for him', async () => {
    expect((await call('stranger', 'tasks.task.get', { taskId: 1 })).body).toMatchObject({ result: [] })
    const [here, nowhere] = [1, 99].map(async (taskId) => call('stranger', 'tasks.task.history.list', { taskId }))
    expect(await here).toEqual(await nowhere)
    expect(await here).toMatchObject({ status: 400, body: { error: '0' } })
  })

  it.each(['tasks.task.list', 'task.item.list', 'task.items.getlist'])(
    'is in no list of %s, nor counted',
    async (method) => {
      const totals = await Promise.all(parts.map(async (part) => (await call(part, method, {})).body['total']))
      expect(totals).toEqual([0, 1, 1, 1, 1, 1, 1, 2])
    },
  )

  it('has no time, comments or results in lists', async () => {
    expect((await call('stranger', 'task.elapseditem.getlist', {})).body).toMatchObject({ result: [], total: 0 })
    expect((await call('auditor', 'task.elapseditem.getlist', {})).body).toMatchObject({ total: 1 })
    expect((await call('stranger', 'tasks.task.result.list', { taskId: 1 })).body).toMatchObject({ error: '0' })
    expect((await call('auditor', 'tasks.task.result.list', { taskId: 1 })).body).toMatchObject({ result: [{ id: 1 }] })
    const { body } = await call('stranger', 'tasks.task.result.addFromComment', { commentId: 1 })
    expect(body).toMatchObject({ error: '0' })
  })

  it('is hidden in a batch and from the token of an application', async () => {
    const { body } = await call('stranger', 'batch', { cmd: { a: 'tasks.task.delete?taskId=1' } })
    expect(body['result']).toMatchObject({ result_error: { a: { error: '1048582' } } })
    const { accessToken } = portal.installApp({ userId: users.stranger }).tokens
    const listed = await send(`${portal.url}/rest/tasks.task.list?auth=${accessToken}`)
    expect(listed.body).toMatchObject({ result: { tasks: [] }, total: 0 })
  })

  it('can be given to somebody else, and is shown once more', async () => {
    const fields = { TITLE: 'Mine', RESPONSIBLE_ID: users.stranger }
    const added = await call('stranger', 'tasks.task.add', { fields })
    expect(added.body).toMatchObject({ result: { task: { id: '3', createdBy: '6' } } })
    const given = { CREATED_BY: 1, RESPONSIBLE_ID: 1 }
    const updated = await call('stranger', 'tasks.task.update', { taskId: 3, fields: given })
    expect(updated.body).toMatchObject({ result: { task: { id: '3', responsibleId: '1' } } })
    expect((await call('stranger', 'tasks.task.get', { taskId: 3 })).body).toMatchObject({ result: [] })
  })

  it('is there for him on a portal that checks no rights', async () => {
    await using free = await createPortal({ seed, switches: { rights: 'all' } })
    expect((await call('stranger', 'tasks.task.get', { taskId: 1 }, free)).body).toMatchObject({
      result: { task: { id: '1' } },
    })
    expect((await call('stranger', 'tasks.task.list', {}, free)).body).toMatchObject({ total: 2 })
    expect((await call('stranger', 'tasks.task.delete', { taskId: 1 }, free)).status).toBe(200)
  })
})

describe('REST v3', () => {
  const askV3 = async (part: Part, method: string, params: WireValue): Promise<Reply> => {
    const url = part === 'administrator' ? portal.webhookUrl : portal.addWebhook({ userId: users[part] })
    return send(url.replace('/rest/', '/rest/api/') + method, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(params),
    })
  }

  it.each(parts)('shows %s the same tasks', async (part) => {
    const { body } = await askV3(part, 'tasks.task.get', { id: 1, select: ['id'] })
    const denied = { error: { code: 'BITRIX_REST_V3_EXCEPTION_ACCESSDENIEDEXCEPTION' } }
    expect(body).toMatchObject(part === 'stranger' ? denied : { result: { item: { id: 1 } } })
    const results = await askV3(part, 'tasks.task.result.list', { filter: [['taskId', '=', 1]] })
    expect(results.body).toMatchObject({ result: { items: part === 'stranger' ? [] : [{ taskId: 1 }] } })
  })
})
