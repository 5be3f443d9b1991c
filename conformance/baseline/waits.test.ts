import { describe, expect, it } from 'vitest'
import { openScriptedStage } from '../scripted-stage.ts'
import { scriptedTime, success, type ScriptedReply } from '../scripted-server.ts'
import { instantClock } from '../clocks.ts'

const hourMs = 3_600_000
/** The portal's window, and a little more. */
const longestWaitMs = 611_000

const startSeconds = instantClock().nowMs() / 1000
/** The clock of the portal is ten hours ahead. */
const usedUp = success('served', {
  time: { ...scriptedTime, operating: 479, operating_reset_at: startSeconds + 36_000 },
})
const budgetError = { error: 'OPERATION_TIME_LIMIT', error_description: 'Method is blocked.' }
const refusedCommand: ScriptedReply = {
  body: {
    result: {
      result: { 0: true },
      result_error: { 1: budgetError },
      result_time: { 0: { operating: 479, operating_reset_at: startSeconds + 36_000 } },
    },
    time: scriptedTime,
  },
}

describe('no reply makes a call wait for hours', () => {
  it.each([
    { status: 503, error: 'QUERY_LIMIT_EXCEEDED' },
    { status: 429, error: 'OPERATION_TIME_LIMIT' },
  ])('$status with a Retry-After of a day', async ({ status, error }) => {
    await using stage = await openScriptedStage((_request, index) =>
      index === 0 ? { status, headers: { 'retry-after': '86400' }, body: { error } } : success(true),
    )
    await stage.$b24.actions.v2.call.make({ method: 'profile' })
    expect(Math.max(...stage.clock.waits)).toBeLessThanOrEqual(longestWaitMs)
  })

  it('an operating budget that is free again in ten hours, by a clock that is ahead', async () => {
    await using stage = await openScriptedStage(() => usedUp)
    for (const _ of [1, 2]) await stage.$b24.actions.v2.call.make({ method: 'crm.deal.list' })
    expect(stage.clock.waits.length).toBeGreaterThan(0)
    expect(Math.max(...stage.clock.waits)).toBeLessThanOrEqual(longestWaitMs)
  })

  it('a command of a batch that such a budget has refused', async () => {
    const served = { result: { result: [true], result_time: [] }, time: scriptedTime }
    await using stage = await openScriptedStage((_request, index) => (index === 0 ? refusedCommand : { body: served }))
    const calls = [1, 2].map((id) => ['crm.deal.delete', { id }] as [string, { id: number }])
    const result = await stage.$b24.actions.v2.batchByChunk.make({ calls, options: { isHaltOnError: false } })
    expect(result.getData()).toEqual([true, true])
    expect(stage.clock.waits.length).toBeGreaterThan(0)
    expect(Math.max(...stage.clock.waits)).toBeLessThan(hourMs)
  })
})

describe('a store of limits that fails when the reply is there', () => {
  it('does not lose the reply', async () => {
    let isBroken = false
    await using stage = await openScriptedStage(
      () => {
        isBroken = true
        return usedUp
      },
      {
        sdk: {
          limitStore: {
            update: (_portal, change) => {
              if (isBroken) throw new Error('The store is gone.')
              return change(emptyState).value
            },
          },
        },
      },
    )
    const add = () => stage.$b24.actions.v2.call.make({ method: 'crm.deal.add' })
    expect((await add()).getData()?.result).toBe('served')
    await expect(add()).rejects.toThrow('The store is gone.')
    expect(stage.server.requests).toHaveLength(1)
  })
})

const emptyState = {
  bucket: { level: 0, atMs: 0, places: 0, refusals: 0 },
  lowering: { factor: 1, refusedAtMs: [], successes: 0, loweredAtMs: 0 },
  operating: {},
}
