import { B24Hook, FilterV3, type FilterV3Node, SdkError } from '@bitrix24/b24jssdk'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let portal: Portal
let $b24: B24Hook
beforeAll(async () => {
  portal = await createPortal()
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, { v3Methods: 'server' })
})
afterAll(() => portal.close())

const nested = <T>(depth: number, inner: T, wrap: (value: T) => T): T => {
  let value = inner
  for (let level = 0; level < depth; level += 1) value = wrap(value)
  return value
}
const deepest = 20_000
const endless: FilterV3Node[] = []
endless.push({ logic: 'and', conditions: endless })

/** Filters of REST v3 that use up the stack of whoever follows them to the end. */
const filters: Readonly<Record<string, unknown>> = {
  'groups within groups': [nested<unknown>(deepest, ['id', '=', 1], (node) => ({ logic: 'and', conditions: [node] }))],
  'a group that holds itself': endless,
  'a value of lists within lists': [['id', nested<unknown>(deepest, [1], (value) => [value])]],
  'built groups': [nested<FilterV3Node>(deepest, FilterV3.eq('id', 1), (node) => FilterV3.and(node))],
}
const actions = {
  call: (params: object) => $b24.actions.v3.call.make({ method: 'main.eventlog.list', params }),
  callList: (params: object) => $b24.actions.v3.callList.make({ method: 'main.eventlog.list', params }),
  fetchList: (params: object) => $b24.actions.v3.fetchList.make({ method: 'main.eventlog.list', params }).next(),
  callTail: (params: object) => $b24.actions.v3.callTail.make({ method: 'main.eventlog.tail', params }),
  fetchTail: (params: object) => $b24.actions.v3.fetchTail.make({ method: 'main.eventlog.tail', params }).next(),
  aggregate: (params: object) =>
    $b24.actions.v3.aggregate.make({ method: 'main.eventlog.aggregate', select: { count: ['id'] }, params }),
  batch: (params: object) => $b24.actions.v3.batch.make({ calls: [{ method: 'main.eventlog.list', params }] }),
  'FilterV3.build': async ({ filter }: { filter?: FilterV3Node[] }) => FilterV3.build(...(filter ?? [])),
}

/** A condition's value is not looked into by the builder, but where it is sent. */
const isLookedAt = (action: string, what: string): boolean =>
  action !== 'FilterV3.build' || what !== 'a value of lists within lists'

describe.each(Object.entries(actions))('what is nested without end is refused by a code: %s', (name, act) => {
  it.each(Object.entries(filters).filter(([what]) => isLookedAt(name, what)))('%s', async (_, filter) => {
    await expect(act({ filter: filter as FilterV3Node[] })).rejects.toBeInstanceOf(SdkError) // oxlint-disable-line typescript/no-unsafe-type-assertion -- what a program without types gives
    expect(portal.requests.count()).toBe(0)
  })
})

it.each([
  { what: 'a method', call: { method: 'crm.\uD800' } },
  { what: 'a request id', call: { method: 'profile', requestId: '\uDC00a' } },
])('half a character in $what is refused by a code', async ({ call }) => {
  for (const { call: action } of [$b24.actions.v2, $b24.actions.v3])
    await expect(action.make(call)).rejects.toMatchObject({ code: 'JSSDK_INVALID_PARAMS', outcome: 'notSent' })
  expect(portal.requests.count()).toBe(0)
})
