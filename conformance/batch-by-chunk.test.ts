import type { BatchCommandsArrayUniversal, BatchCommandsObjectUniversal } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { readDeals } from './examples/batch.ts'
import { idsUpTo, openStage } from './stage.ts'

const deals = (ids: readonly number[]): BatchCommandsArrayUniversal =>
  ids.map((id) => ['crm.item.get', { entityTypeId: 2, id }])

interface Row {
  item: { id: number }
}

describe('batchByChunk.make', () => {
  it('S33: takes more than 50 independent commands', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(51) } })
    const response = await stage.$b24.actions.v2.batchByChunk.make<Row>({ calls: deals(idsUpTo(51)) })
    expect(response.isSuccess).toBe(true)
    expect(response.getData()).toHaveLength(51)
  })

  it.each([
    { count: 120, chunks: [50, 50, 20] },
    { count: 100, chunks: [50, 50] },
    { count: 1, chunks: [1] },
    { count: 0, chunks: [] },
  ])('S58: $count commands are sent in chunks of $chunks', async ({ count, chunks }) => {
    await using stage = await openStage({ seed: { deal: idsUpTo(count) } })
    const response = await stage.$b24.actions.v2.batchByChunk.make<Row>({ calls: deals(idsUpTo(count)) })
    expect(response.getData()).toHaveLength(count)
    expect(stage.portal.requests.list().map(({ commands }) => commands.length)).toEqual(chunks)
  })

  it('S58: v3 sends chunks of 50 too', async () => {
    await using stage = await openStage({ seed: { task: idsUpTo(60) } })
    const calls: BatchCommandsObjectUniversal = idsUpTo(60).map((id) => ({ method: 'tasks.task.get', params: { id } }))
    const response = await stage.$b24.actions.v3.batchByChunk.make<Row>({ calls })
    expect(response.getData()!.map(({ item }) => item.id)).toEqual(idsUpTo(60))
    expect(stage.portal.requests.list()).toMatchObject([
      { api: 'v3', method: 'batch' },
      { api: 'v3', method: 'batch' },
    ])
  })

  it('S59: the caller sees one result', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(130) } })
    const response = await stage.$b24.actions.v2.batchByChunk.make<Row>({ calls: deals(idsUpTo(130)) })
    expect(response.getData()!.map(({ item }) => item.id)).toEqual(idsUpTo(130))
  })

  it('S60: the example with commands built by map', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(70).map((id) => ({ id, title: `Deal ${id}` })) } })
    const rows = await readDeals(stage.$b24, idsUpTo(70))
    expect(rows.map(({ title }) => title)).toEqual(idsUpTo(70).map((id) => `Deal ${id}`))
  })

  it('S61: options take isHaltOnError and requestId', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(60) } })
    await stage.$b24.actions.v2.batchByChunk.make<Row>({
      calls: deals(idsUpTo(60)),
      options: { isHaltOnError: false, requestId: 'chunks-1' },
    })
    expect(stage.portal.requests.list()).toMatchObject([
      { params: { halt: 0 }, query: { bx24_request_id: 'chunks-1' } },
      { params: { halt: 0 }, query: { bx24_request_id: 'chunks-1' } },
    ])
  })

  it('S62: getData() is flat, one entry for each successful command, in order', async () => {
    const there = idsUpTo(120).filter((id) => id % 10 !== 0)
    await using stage = await openStage({ seed: { deal: there } })
    const response = await stage.$b24.actions.v2.batchByChunk.make<Row>({
      calls: deals(idsUpTo(120)),
      options: { isHaltOnError: false },
    })
    expect(response.getData()!.map(({ item }) => item.id)).toEqual(there)
  })

  it('S63: its rows are read without a cast', async () => {
    await using stage = await openStage({ seed: { deal: [1, 2] } })
    const response = await stage.$b24.actions.v2.batchByChunk.make<Row>({ calls: deals([1, 2]) })
    const items: { id: number }[] = response.getData()!.map((row) => row.item)
    expect(items).toMatchObject([{ id: 1 }, { id: 2 }])
  })

  it('S64: a failure in any chunk makes it unsuccessful, and every failure is reported', async () => {
    const missing = [1, 51, 101, 120]
    const there = idsUpTo(120).filter((id) => !missing.includes(id))
    await using stage = await openStage({ seed: { deal: there } })
    const response = await stage.$b24.actions.v2.batchByChunk.make<Row>({
      calls: deals(idsUpTo(120)),
      options: { isHaltOnError: false },
    })
    expect(response.isSuccess).toBe(false)
    expect(response.getErrorMessages()).toHaveLength(missing.length)
    expect([...response.getErrors()]).toHaveLength(missing.length)
    expect(response.getData()).toHaveLength(there.length)
  })
})
