import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { B24Hook, B24OAuth, Result, type TypeB24 } from '@bitrix24/b24jssdk'
import { B24Hook as HookCalls } from '@bitrix24/b24jssdk/hook'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantClock } from '../support/instant-client.ts'

let portal: Portal
let $b24: TypeB24
beforeAll(async () => {
  portal = await createPortal({ seed: { deal: [1, 2, 3], task: [1, 2, 3] } })
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, { v3Methods: 'server', clock: instantClock() })
})
afterAll(() => portal.close())

/** What programs without types give in place of another value. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- JavaScript checks no types
const odd = (value: unknown): never => value as never

const drain = async (stream: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of stream);
}

/** What callers of the SDK do, each in a function whose name its stack has to tell. */
const callers: Readonly<Record<string, () => Promise<unknown>>> = {
  async callsV2() {
    return await $b24.actions.v2.call.make({ method: 'crm.deal.nope' })
  },
  async callsV3() {
    return await $b24.actions.v3.call.make({ method: 'tasks.task.nope' })
  },
  async callsWithASoftError() {
    return await $b24.actions.v3.call.make({ method: 'tasks.task.get', params: { id: 99, select: ['id'] } })
  },
  async callsWithWhatCannotBeSent() {
    return await $b24.actions.v2.call.make({ method: 'crm.deal.list', params: { filter: { ID: undefined } } })
  },
  async callsAfterRetries() {
    portal.faults.add({ match: 'crm.deal.list', action: 'html502BeforeCommit', times: 3 })
    return await $b24.actions.v2.call.make({ method: 'crm.deal.list' })
  },
  async callsWithTheSmallClient() {
    return await HookCalls.fromWebhookUrl(portal.webhookUrl).actions.v2.call.make({ method: 'crm.deal.nope' })
  },
  async listsV2() {
    return await $b24.actions.v2.callList.make({ method: 'crm.deal.nope' })
  },
  async listsV3() {
    return await $b24.actions.v3.callList.make({ method: 'tasks.task.nope' })
  },
  async listsByPages() {
    return await $b24.actions.v2.callList.make({ method: 'crm.deal.nope', strategy: 'offset' })
  },
  async listsSideBySide() {
    return await $b24.actions.v2.callList.make({ method: 'crm.deal.nope', parallel: 'auto' })
  },
  async listsWithASoftError() {
    return await $b24.actions.v3.callList.make({
      method: 'main.eventlog.list',
      params: { filter: [['nothing', '=', 1]] },
    })
  },
  async listsWithAFilterThatIsNone() {
    return await $b24.actions.v2.callList.make({ method: 'crm.deal.list', params: odd({ filter: 'x' }) })
  },
  async listsWithAConditionThatIsNone() {
    return await $b24.actions.v2.callList.make({ method: 'crm.deal.list', params: { filter: { '>id': { a: 1 } } } })
  },
  async listsWithParametersThatAreNone() {
    return await $b24.actions.v2.callList.make({ method: 'crm.deal.list', params: odd([]) })
  },
  async listsV3WithAFilterThatIsNone() {
    return await $b24.actions.v3.callList.make({ method: 'tasks.task.list', params: odd({ filter: { a: 1 } }) })
  },
  async listsFromACursorOfAnother() {
    return await $b24.actions.v2.callList.make({ method: 'crm.deal.list', cursor: odd('x') })
  },
  async listsWithAnOptionThatIsNone() {
    return await $b24.actions.v2.callList.make({ method: 'crm.deal.list', parallel: -1 })
  },
  async listsWithAFilterOfUndefined() {
    return await $b24.actions.v2.callList.make({ method: 'crm.deal.list', params: { filter: { id: undefined } } })
  },
  async streamsWithAFilterThatIsNone() {
    await drain($b24.actions.v2.fetchList.make({ method: 'crm.deal.list', params: odd({ filter: 'x' }) }))
  },
  async streamsManyListsWithAFilterThatIsNone() {
    const lists = [{ key: 1, params: odd({ filter: 'x' }) }]
    await drain($b24.actions.v2.fetchLists.make({ method: 'crm.deal.list', lists }))
  },
  async forecastsWithAFilterThatIsNone() {
    return await $b24.actions.v2.callList.explain({ method: 'crm.deal.list', params: odd({ filter: 'x' }) })
  },
  async readsATailWithAFilterThatIsNone() {
    return await $b24.actions.v3.callTail.make({
      method: 'main.eventlog.tail',
      params: odd({ filter: { a: 1 } }),
    })
  },
  async streamsATailWithoutItsBeginning() {
    await drain($b24.actions.v3.fetchTail.make({ method: 'main.eventlog.tail', order: 'DESC' }))
  },
  async aggregatesNothing() {
    return await $b24.actions.v3.aggregate.make({ method: 'main.eventlog.aggregate', select: odd('x') })
  },
  async sendsABatchOfNothing() {
    return await $b24.actions.v2.batch.make({ calls: [] })
  },
  async sendsABatchOfWhatIsNoCommand() {
    return await $b24.actions.v2.batch.make({ calls: odd([null]) })
  },
  async sendsByChunksWhatIsNoCommand() {
    return await $b24.actions.v2.batchByChunk.make({ calls: odd([null]) })
  },
  async callsWithoutAMethod() {
    return await $b24.actions.v2.call.make(odd({}))
  },
  async listsWithoutAMethod() {
    return await $b24.actions.v2.callList.make(odd({}))
  },
  async streamsV2() {
    await drain($b24.actions.v2.fetchList.make({ method: 'crm.deal.nope' }))
  },
  async streamsV3() {
    for await (const _ of $b24.actions.v3.fetchList.make({
      method: 'main.eventlog.list',
      params: { filter: [['nothing', '=', 1]] },
    }));
  },
  async streamsManyLists() {
    for await (const _ of $b24.actions.v2.fetchLists.make({ method: 'crm.deal.nope', lists: [{ key: 1 }] }));
  },
  async forecasts() {
    return await $b24.actions.v2.callList.explain({ method: 'crm.deal.nope' })
  },
  async readsATail() {
    return await $b24.actions.v3.callTail.make({ method: 'main.nope.tail' })
  },
  async streamsATail() {
    for await (const _ of $b24.actions.v3.fetchTail.make({ method: 'main.nope.tail' }));
  },
  async aggregates() {
    return await $b24.actions.v3.aggregate.make({ method: 'main.nope.aggregate', select: { count: ['id'] } })
  },
  async sendsABatchV2() {
    return await $b24.actions.v2.batch.make({ calls: [['crm.deal.nope', {}]] })
  },
  async sendsABatchV3() {
    return await $b24.actions.v3.batch.make({ calls: [{ method: 'tasks.task.nope', params: {} }] })
  },
  async sendsABatchThatIsRefused() {
    portal.faults.add({ match: 'batch', action: 'html502BeforeCommit', times: 1 })
    return await $b24.actions.v2.batch.make({ calls: [['crm.deal.update', { id: 1 }]] })
  },
  async sendsByChunks() {
    return await $b24.actions.v2.batchByChunk.make({ calls: [['crm.deal.nope', {}]] })
  },
  async sendsByChunksThatAreRefused() {
    portal.faults.add({ match: 'batch', action: 'html502BeforeCommit', times: 1 })
    return await $b24.actions.v2.batchByChunk.make({ calls: [['crm.deal.update', { id: 1 }]] })
  },
  async streamsByChunks() {
    portal.faults.add({ match: 'batch', action: 'html502BeforeCommit', times: 1 })
    for await (const _ of $b24.actions.v2.batchByChunk.stream({ calls: [['crm.deal.update', { id: 1 }]] }));
  },
  async refreshesWithADeadGrant() {
    return await client().auth.refreshAuth()
  },
  async callsWithADeadGrant() {
    const $app = client()
    portal.oauth.expireTokens()
    return await $app.actions.v2.call.make({ method: 'profile' })
  },
}

const client = (): B24OAuth => {
  const { params, secret } = portal.installApp()
  return new B24OAuth({ ...params, refreshToken: 'a-token-that-is-none' }, secret)
}

/** The error that an action ends in, or that its result holds. */
const errorOf = async (caller: () => Promise<unknown>): Promise<Error> => {
  try {
    const outcome = await caller()
    const [error] = outcome instanceof Result ? outcome.getErrors() : []
    if (error !== undefined) return error
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('There is no error.')
}

describe('the stack of an error names the line of who has called', () => {
  it.each(Object.entries(callers))('within its first ten lines: %s', async (name, caller) => {
    const { stack = '' } = await errorOf(caller)
    const lines = stack.split('\n').filter((line) => /^\s+at /.test(line))
    expect(lines.slice(0, 10).join('\n')).toMatch(new RegExp(`${name} .*caller\\.test\\.ts:\\d+:\\d+`))
  })

  it('and those of where it was made', async () => {
    const { stack = '' } = await errorOf(async () => $b24.actions.v2.call.make({ method: 'crm.deal.nope' }))
    expect(stack).toMatch(/^AjaxError: /)
    expect(stack).toContain('decode.ts')
  })

  it('an error that many calls end in does not grow with them', async () => {
    const $app = client()
    portal.oauth.expireTokens()
    const ends = await Promise.all(
      Array.from({ length: 50 }, async () => errorOf(async () => $app.actions.v2.call.make({ method: 'profile' }))),
    )
    for (const { stack = '' } of ends) expect(stack.split('\n').length).toBeLessThan(60)
  })
})
