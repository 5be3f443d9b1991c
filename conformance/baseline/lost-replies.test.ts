import { describe, expect, it } from 'vitest'
import { anyOf, containing } from '../matchers.ts'
import { idsUpTo, openStage, type Stage } from '../stage.ts'

const lost = [
  { fate: 'the connection is reset', action: 'resetAfterCommit' },
  { fate: 'a gateway answers 500', action: 'html500AfterCommit' },
  { fate: 'a gateway answers 502', action: 'html502AfterCommit' },
  { fate: 'a gateway answers 504', action: 'html504AfterCommit' },
  { fate: 'nothing comes back in time', action: 'hangAfterCommit' },
  { fate: 'the reply is cut', action: 'cutJson' },
  { fate: 'the reply is empty', action: 'emptyBody' },
] as const
const often = [{ times: 1 }, { times: undefined }] as const
const cases = lost.flatMap((fault) => often.map((count) => ({ ...fault, ...count })))

const addDeal = ({ $b24 }: Stage, title = 'A') =>
  $b24.actions.v2.call.make({ method: 'crm.item.add', params: { entityTypeId: 2, fields: { title } }, timeoutMs: 250 })

describe('a write has run and its reply is lost', () => {
  it.each(cases)('$fate ($times): one deal exists and the caller is told', async ({ action, times }) => {
    await using stage = await openStage({ faults: [{ match: 'crm.item.add', action, times }] })
    await expect(addDeal(stage)).rejects.toMatchObject({ code: 'JSSDK_OUTCOME_UNKNOWN' })
    expect(stage.portal.count('deal')).toBe(1)
    expect(stage.portal.requests.count('crm.item.add')).toBe(1)
  })

  it.each(lost)('$fate: the error carries the request id, the cause and what to do', async ({ action }) => {
    await using stage = await openStage({ faults: [{ match: 'crm.deal.add', action, times: 1 }] })
    const add = stage.$b24.actions.v2.call.make({
      method: 'crm.deal.add',
      params: { fields: { TITLE: 'A' } },
      requestId: 'add-1',
      timeoutMs: 250,
    })
    await expect(add).rejects.toMatchObject({
      code: 'JSSDK_OUTCOME_UNKNOWN',
      message: containing('add-1'),
      requestInfo: { method: 'crm.deal.add', requestId: 'add-1' },
      originalError: anyOf(Error),
    })
    expect(stage.portal.count('deal')).toBe(1)
  })

  it.each([false, undefined])('retryOnNetworkError %s sends it once', async (retryOnNetworkError) => {
    for (const { action } of lost) {
      await using stage = await openStage({
        faults: [{ match: '*.add', action, times: 1 }],
        restrictionParams: retryOnNetworkError === undefined ? {} : { retryOnNetworkError },
      })
      await expect(addDeal(stage)).rejects.toMatchObject({ code: 'JSSDK_OUTCOME_UNKNOWN' })
      expect(stage.portal.count('deal')).toBe(1)
    }
  })

  it('retryOnNetworkError true brings the repeating of writes back for those who ask', async () => {
    await using stage = await openStage({
      faults: [{ match: 'crm.item.add', action: 'resetAfterCommit', times: 1 }],
      restrictionParams: { retryOnNetworkError: true },
    })
    expect((await addDeal(stage)).isSuccess).toBe(true)
    expect(stage.portal.count('deal')).toBe(2)
  })

  it.each(lost)('on v3 the repeat is answered from the idempotency record: $fate', async ({ action }) => {
    await using stage = await openStage({ faults: [{ match: 'v3:tasks.task.add', action, times: 1 }] })
    const response = await stage.$b24.actions.v3.call.make<{ item: { id: number } }>({
      method: 'tasks.task.add',
      params: { fields: { title: 'A', creatorId: 1, responsibleId: 1 } },
      timeoutMs: 250,
    })
    expect(response.isSuccess).toBe(true)
    expect(stage.portal.count('task')).toBe(1)
    const keys = stage.portal.requests.list().map(({ headers }) => headers['idempotency-key'])
    expect(keys).toHaveLength(2)
    expect(keys[0]).toMatch(/\S/)
    expect(keys[1]).toBe(keys[0])
  })

  it('an idempotency key does not make a v2 write repeatable: REST v2 knows none', async () => {
    await using stage = await openStage({
      faults: [{ match: 'crm.item.add', action: 'resetAfterCommit', times: 1 }],
    })
    const add = stage.$b24.actions.v2.call.make({
      method: 'crm.item.add',
      params: { entityTypeId: 2, fields: { title: 'A' } },
      idempotencyKey: 'deal-a',
    })
    await expect(add).rejects.toMatchObject({ code: 'JSSDK_OUTCOME_UNKNOWN' })
    expect(stage.portal.count('deal')).toBe(1)
    expect(stage.portal.requests.count('crm.item.add')).toBe(1)
  })

  it.each(lost)('a batch of 50 adds leaves exactly 50: $fate', async ({ action }) => {
    await using stage = await openStage({ faults: [{ match: 'batch', action, times: 1 }] })
    const batch = stage.$b24.actions.v2.batch.make({
      calls: idsUpTo(50).map((id) => ['crm.item.add', { entityTypeId: 2, fields: { title: `Deal ${id}` } }]),
      timeoutMs: 400,
    })
    await expect(batch).rejects.toMatchObject({ code: 'JSSDK_OUTCOME_UNKNOWN' })
    expect(stage.portal.count('deal')).toBe(50)
    expect(stage.portal.requests.count('batch')).toBe(1)
  })

  it('batchByChunk with adds stops at the lost chunk: nothing is done twice', async () => {
    await using stage = await openStage({
      faults: [{ match: 'batch', action: 'html504AfterCommit', skip: 1, times: 1 }],
    })
    const chunks = stage.$b24.actions.v2.batchByChunk.make({
      calls: idsUpTo(120).map((id) => ['crm.item.add', { entityTypeId: 2, fields: { title: `Deal ${id}` } }]),
      options: { isHaltOnError: true },
    })
    const [outcome] = await Promise.allSettled([chunks])
    expect(outcome.status === 'rejected' || !outcome.value.isSuccess).toBe(true)
    const titles = stage.portal.rows('deal').map((row) => row['title'])
    expect(new Set(titles).size).toBe(titles.length)
    expect(stage.portal.count('deal')).toBe(100)
  })
})

describe('a write that surely has not run is sent again', () => {
  it.each([{ fault: 'limit503', label: 'the bucket was full' }] as const)('$label', async ({ fault }) => {
    await using stage = await openStage({ faults: [{ match: 'crm.item.add', action: fault, times: 1 }] })
    expect((await addDeal(stage)).isSuccess).toBe(true)
    expect(stage.portal.count('deal')).toBe(1)
    expect(stage.portal.requests.count('crm.item.add')).toBe(2)
  })
})

describe('a read is sent again after any of it', () => {
  it.each(lost)('$fate', async ({ action }) => {
    await using stage = await openStage({
      seed: { deal: [1] },
      faults: [{ match: 'crm.item.get', action, times: 1 }],
    })
    const response = await stage.$b24.actions.v2.call.make({
      method: 'crm.item.get',
      params: { entityTypeId: 2, id: 1 },
      timeoutMs: 250,
    })
    expect(response.getData()?.result).toMatchObject({ item: { id: 1 } })
    expect(stage.portal.requests.count('crm.item.get')).toBe(2)
  })

  it.each(lost)('so is a batch of reads: $fate', async ({ action }) => {
    await using stage = await openStage({ seed: { deal: [1, 2] }, faults: [{ match: 'batch', action, times: 1 }] })
    const response = await stage.$b24.actions.v2.batch.make({
      calls: [1, 2].map((id) => ['crm.item.get', { entityTypeId: 2, id }]),
      timeoutMs: 400,
    })
    expect(response.getData()).toMatchObject([{ item: { id: 1 } }, { item: { id: 2 } }])
  })
})
