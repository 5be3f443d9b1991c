import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { sendV3, shortCode, type V3Request } from './v3-client.ts'

const body = { fields: { title: 'A', creatorId: 1, responsibleId: 1 } }
const hourMs = 3_600_000

const add = async (portal: Portal, key: string, more: V3Request = {}) =>
  sendV3(portal, 'tasks.task.add', { body, headers: { 'Idempotency-Key': key }, ...more })

describe('an idempotency key', () => {
  it('answers the same call with the stored reply and says so', async () => {
    await using portal = await createPortal()
    const first = await add(portal, 'k1')
    const second = await add(portal, 'k1')
    expect(portal.count('task')).toBe(1)
    expect(second.body).toEqual(first.body)
    expect([first, second].map(({ headers }) => headers.get('idempotency-key'))).toEqual(['k1', 'k1'])
    expect([first, second].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true'])
  })

  it('knows a body again whatever the order of its members', async () => {
    await using portal = await createPortal()
    await add(portal, 'k1')
    const reordered = { fields: { responsibleId: 1, creatorId: 1, title: 'A' } }
    expect((await add(portal, 'k1', { body: reordered })).headers.get('idempotent-replayed')).toBe('true')
  })

  it('refuses another body with 422', async () => {
    await using portal = await createPortal()
    await add(portal, 'k1')
    const reply = await add(portal, 'k1', { body: { fields: { ...body.fields, title: 'B' } } })
    expect([reply.status, shortCode(reply)]).toEqual([422, 'IDEMPOTENCYKEYREUSEDEXCEPTION'])
    expect(portal.count('task')).toBe(1)
  })

  it.each(['', 'x'.repeat(256), 'naïve'])('is refused when malformed: "%s"', async (key) => {
    await using portal = await createPortal()
    const reply = await add(portal, key)
    expect([reply.status, shortCode(reply)]).toEqual([400, 'INVALIDIDEMPOTENCYKEYEXCEPTION'])
  })

  it('lives 24 hours of the portal’s clock', async () => {
    await using portal = await createPortal({ clock: 'manual' })
    await add(portal, 'k1')
    portal.clock.advance(24 * hourMs - 1)
    await add(portal, 'k1')
    expect(portal.count('task')).toBe(1)
    portal.clock.advance(1)
    await add(portal, 'k1')
    expect(portal.count('task')).toBe(2)
  })

  it('is forgotten when the portal is reset', async () => {
    await using portal = await createPortal()
    await add(portal, 'k1')
    await portal.reset()
    expect((await add(portal, 'k1')).headers.get('idempotent-replayed')).toBeNull()
    expect(portal.count('task')).toBe(1)
  })

  it('stores no error', async () => {
    await using portal = await createPortal()
    expect(shortCode(await add(portal, 'k1', { body: { fields: {} } }))).toBe('VALIDATION_DTOVALIDATIONEXCEPTION')
    expect((await add(portal, 'k1')).status).toBe(200)
  })

  it.each([
    { title: 'webhook', other: async (portal: Portal) => add(portal, 'k1', { webhookUrl: portal.addWebhook({}) }) },
    {
      title: 'user',
      other: async (portal: Portal) => add(portal, 'k1', { webhookUrl: portal.addWebhook({ userId: 2 }) }),
    },
    { title: 'key', other: async (portal: Portal) => add(portal, 'K1') },
  ])('of another $title is another key', async ({ other }) => {
    await using portal = await createPortal()
    await add(portal, 'k1')
    expect((await other(portal)).headers.get('idempotent-replayed')).toBeNull()
    expect(portal.count('task')).toBe(2)
  })

  it('of another method is another key', async () => {
    await using portal = await createPortal()
    await add(portal, 'k1')
    const reply = await sendV3(portal, 'tasks.task.delete', { body: { id: 1 }, headers: { 'Idempotency-Key': 'k1' } })
    expect(reply.status).toBe(200)
  })

  it('is ignored by a method that changes nothing', async () => {
    await using portal = await createPortal()
    const reply = await sendV3(portal, 'tasks.task.list', { headers: { 'Idempotency-Key': 'naïve' } })
    expect([reply.status, reply.headers.get('idempotency-key')]).toEqual([200, null])
  })

  it('makes a repetition safe after a reply was lost', async () => {
    await using portal = await createPortal({
      faults: [{ match: 'v3:tasks.task.add', action: 'resetAfterCommit', times: 1 }],
    })
    await expect(add(portal, 'k1')).rejects.toThrow('fetch failed')
    expect((await add(portal, 'k1')).headers.get('idempotent-replayed')).toBe('true')
    expect(portal.count('task')).toBe(1)
  })

  it.each([
    { idempotentBatch: false, tasks: 2 },
    { idempotentBatch: true, tasks: 1 },
  ])('of a batch is honoured as its switch says: $idempotentBatch', async ({ idempotentBatch, tasks }) => {
    await using portal = await createPortal({ switches: { idempotentBatch } })
    const batch = { body: [{ method: 'tasks.task.add', query: body }], headers: { 'Idempotency-Key': 'k1' } }
    await sendV3(portal, 'batch', batch)
    await sendV3(portal, 'batch', batch)
    expect(portal.count('task')).toBe(tasks)
  })
})
