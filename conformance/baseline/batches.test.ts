import { describe, expect, it } from 'vitest'
import { collect, idsUpTo, openStage, rejectionOf } from '../stage.ts'

const gets = (count: number): [string, { entityTypeId: number; id: number }][] =>
  idsUpTo(count).map((id) => ['crm.item.get', { entityTypeId: 2, id }])
/** 103 of 500 deals are missing, in every chunk and often at the same position. */
const missing = idsUpTo(500)
  .filter((id) => id % 5 === 0)
  .concat([1, 51, 101])

describe('batchByChunk', () => {
  it('reports all 103 failures of 500 commands, each under the position of its command', async () => {
    const gone = new Set(missing)
    await using stage = await openStage({ seed: { deal: idsUpTo(500).filter((id) => !gone.has(id)) } })
    const response = await stage.$b24.actions.v2.batchByChunk.make<{ item: { id: number } }>({
      calls: gets(500),
      options: { isHaltOnError: false },
    })
    expect(response.getErrorMessages()).toHaveLength(103)
    expect(response.getData()).toHaveLength(397)
    const positions = Object.keys(response.getErrorsByKey()).map(Number)
    expect(positions.toSorted((a, b) => a - b)).toEqual([...gone].map((id) => id - 1).toSorted((a, b) => a - b))
  })

  it('with its default isHaltOnError it stops at the chunk that failed, and tells which command it was', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(500).filter((id) => id !== 72) } })
    const response = await stage.$b24.actions.v2.batchByChunk.make<{ item: { id: number } }>({ calls: gets(500) })
    expect(response.isSuccess).toBe(false)
    expect(Object.keys(response.getErrorsByKey())).toEqual(['71'])
    expect(response.getData()!.map(({ item }) => item.id)).toEqual(idsUpTo(71))
    expect(stage.portal.requests.count('batch')).toBe(2)
  })

  it('51 commands in batch are refused before sending', async () => {
    await using stage = await openStage()
    await expect(stage.$b24.actions.v2.batch.make({ calls: gets(51) })).rejects.toMatchObject({
      code: 'JSSDK_BATCH_TOO_LARGE',
      status: 400,
    })
    expect(stage.portal.requests.count()).toBe(0)
  })

  it('references to earlier results pass through', async () => {
    await using stage = await openStage({ seed: { contact: [{ id: 3, name: 'Ann' }] } })
    const response = await stage.$b24.actions.v2.batch.make({
      calls: {
        first: ['crm.item.list', { entityTypeId: 3, select: ['id'] }],
        deal: ['crm.item.add', { entityTypeId: 2, fields: { title: 'D', contactId: '$result[first][items][0][id]' } }],
      },
    })
    expect(response.isSuccess).toBe(true)
    expect(stage.portal.rows('deal')).toMatchObject([{ title: 'D', contactId: 3 }])
  })
})

describe('cancellation and time-outs', () => {
  it('a call with a signal that is already aborted sends nothing', async () => {
    await using stage = await openStage()
    const reason = new Error('not any more')
    const call = stage.$b24.actions.v2.call.make({ method: 'profile', signal: AbortSignal.abort(reason) })
    await expect(call).rejects.toBe(reason)
    expect(stage.portal.requests.count()).toBe(0)
  })

  it('a call is given up while it waits for its reply', async () => {
    await using stage = await openStage({ faults: [{ match: 'profile', action: 'hangBeforeCommit' }] })
    const controller = new AbortController()
    const call = stage.$b24.actions.v2.call.make({ method: 'profile', signal: controller.signal })
    const reason = new Error('given up')
    const outcome = rejectionOf(call)
    await expect.poll(() => stage.portal.requests.count('profile')).toBe(1)
    controller.abort(reason)
    expect(await outcome).toBe(reason)
    expect(stage.portal.requests.count('profile')).toBe(1)
  })

  it('a list stops at the page in which it is cancelled, and has given what it read', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(400) } })
    const controller = new AbortController()
    const given: unknown[] = []
    const walk = async (): Promise<void> => {
      const pages = stage.$b24.actions.v2.fetchList.make({
        method: 'crm.deal.list',
        params: { select: ['ID'] },
        signal: controller.signal,
      })
      for await (const page of pages) {
        given.push(...page)
        if (given.length === 100) controller.abort(new Error('enough'))
      }
    }
    await expect(walk()).rejects.toThrow('enough')
    expect(given).toHaveLength(100)
    expect(stage.portal.requests.count()).toBe(2)
  })

  it('a time-out of one call holds for that call alone', async () => {
    await using stage = await openStage({
      faults: [{ match: 'profile', action: 'slow', delayMs: 250 }],
      restrictionParams: { maxRetries: 1 },
    })
    const hasty = stage.$b24.actions.v2.call.make({ method: 'profile', timeoutMs: 40 })
    await expect(hasty).rejects.toMatchObject({ code: 'REQUEST_TIMEOUT' })
    const patient = await stage.$b24.actions.v2.call.make({ method: 'profile' })
    expect(patient.isSuccess).toBe(true)
  })

  it('retry false makes one attempt of one call', async () => {
    await using stage = await openStage({ faults: [{ match: 'profile', action: 'html502BeforeCommit', times: 2 }] })
    const single = stage.$b24.actions.v2.call.make({ method: 'profile', retry: false })
    await expect(single).rejects.toMatchObject({ status: 502 })
    expect(stage.portal.requests.count('profile')).toBe(1)
    expect((await stage.$b24.actions.v2.call.make({ method: 'profile' })).isSuccess).toBe(true)
  })

  it('leaving fetchList early sends nothing more', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(400) } })
    const pages = stage.$b24.actions.v2.fetchList.make({ method: 'crm.deal.list', params: { select: ['ID'] } })
    await pages.next()
    await pages.return(undefined)
    expect(await collect(pages)).toEqual([])
    expect(stage.portal.requests.count()).toBe(1)
  })
})

describe('garbage instead of a reply', () => {
  const garbage = [
    { action: 'html200', code: 'JSSDK_REPLY_NOT_JSON' },
    { action: 'cutJson', code: 'JSSDK_REPLY_NOT_JSON' },
    { action: 'emptyBody', code: 'JSSDK_REPLY_EMPTY' },
  ] as const

  it.each(garbage)('$action: a read is sent again and succeeds', async ({ action }) => {
    await using stage = await openStage({ faults: [{ match: 'profile', action, times: 1 }] })
    expect((await stage.$b24.actions.v2.call.make({ method: 'profile' })).isSuccess).toBe(true)
    expect(stage.portal.requests.count('profile')).toBe(2)
  })

  it.each(garbage)('$action for ever: a typed error that keeps the status', async ({ action, code }) => {
    await using stage = await openStage({ faults: [{ match: 'profile', action }] })
    await expect(stage.$b24.actions.v2.call.make({ method: 'profile' })).rejects.toMatchObject({ code, status: 200 })
    expect(stage.portal.requests.count('profile')).toBe(3)
  })

  it('a 500 with JSON keeps the code of the portal', async () => {
    await using stage = await openStage({ faults: [{ match: 'profile', action: 'json500', times: 1 }] })
    const call = stage.$b24.actions.v2.call.make({ method: 'profile' })
    await expect(call).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500 })
    expect(stage.portal.requests.count('profile')).toBe(1)
  })
})
