import { createPortal, type FaultAction, type Portal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { meteredPortal } from './metered-portal.ts'

type Block = Record<string, Record<string, unknown>>

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const recordOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {})
const blockOf = (value: unknown): Block =>
  Object.fromEntries(Object.entries(recordOf(value)).map(([name, entry]) => [name, recordOf(entry)]))

interface BatchReply {
  readonly status: number
  readonly result: Record<string, unknown>
  readonly errors: Block
  readonly times: Block
  readonly time: Record<string, unknown>
}

const batch = async (portal: Portal, cmd: Readonly<Record<string, string>>): Promise<BatchReply> => {
  const reply = await fetch(`${portal.webhookUrl}batch`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ cmd }),
  })
  const body = recordOf(await reply.json())
  const blocks = recordOf(body['result'])
  return {
    status: reply.status,
    result: recordOf(blocks['result']),
    errors: blockOf(blocks['result_error']),
    times: blockOf(blocks['result_time']),
    time: recordOf(body['time']),
  }
}

const repeated = (command: string, count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_unused, index) => [`c${index}`, command]))

describe('operating baskets in a batch', () => {
  it('charge each command to its own method, and report the running sum', async () => {
    await using portal = await meteredPortal({ costMs: { 'server.time': 2000, scope: 500 } })
    const { times, time } = await batch(portal, { a: 'server.time', b: 'scope', c: 'server.time' })
    expect(times).toMatchObject({ a: { operating: 2 }, b: { operating: 0.5 }, c: { operating: 4 } })
    expect(time).not.toHaveProperty('operating')
  })

  it('record many quick commands that would each lie in the noise', async () => {
    await using portal = await meteredPortal({ costMs: 70 })
    await batch(portal, repeated('server.time', 50))
    const { times } = await batch(portal, { a: 'server.time' })
    expect(times).toMatchObject({ a: { operating: 3.57 } })
  })

  it('refuse the commands beyond the limit in result_error, and let other methods go on', async () => {
    await using portal = await meteredPortal({ costMs: { 'server.time': 50_000 } })
    const { status, result, errors } = await batch(portal, { ...repeated('server.time', 12), other: 'scope' })
    expect(status).toBe(200)
    expect(Object.keys(result)).toEqual([...Array.from({ length: 10 }, (_unused, index) => `c${index}`), 'other'])
    expect(errors).toEqual({
      c10: { error: 'OPERATION_TIME_LIMIT', error_description: 'Method is blocked due to operation time limit.' },
      c11: { error: 'OPERATION_TIME_LIMIT', error_description: 'Method is blocked due to operation time limit.' },
    })
  })

  it('batch-charged: `batch` pays half, a webhook’s commands nothing, and `batch` is blocked for 300 s', async () => {
    await using portal = await meteredPortal({ costMs: 100_000, switches: { operatingMode: 'batch-charged' } })
    const crossing = await batch(portal, repeated('server.time', 10))
    expect(crossing).toMatchObject({ status: 200, errors: {}, time: { operating: 500 } })
    expect(crossing.times).toMatchObject({ c0: { operating: 0 }, c9: { operating: 0 } })
    expect((await batch(portal, { a: 'server.time' })).status).toBe(429)
    portal.clock.advance(300_000)
    expect((await batch(portal, { a: 'server.time' })).status).toBe(200)
  })

  it('count one batch as one request of the bucket', async () => {
    await using portal = await meteredPortal({})
    const statuses: number[] = []
    for (let sent = 0; sent < 51; sent += 1) statuses.push((await batch(portal, repeated('server.time', 50))).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(50)
    expect(statuses.at(-1)).toBe(503)
  })

  it('cut a batch of more than 60 s off, though its commands were done', async () => {
    await using portal = await createPortal({ clock: 'manual', tariff: 'standard', costMs: 2000 })
    const add = repeated('crm.deal.add?fields[TITLE]=A', 31)
    const reply = await fetch(
      `${portal.webhookUrl}batch?${new URLSearchParams(Object.entries(add).map(([name, command]) => [`cmd[${name}]`, command])).toString()}`,
    )
    expect([reply.status, await reply.text()]).toEqual([504, expect.stringContaining('504 Gateway Time-out')])
    expect(portal.count('deal')).toBe(31)
  })
})

describe('faults and batches', () => {
  const commands = { a: 'crm.status.list', b: 'server.time', c: 'crm.status.list' }
  const struck = (action: FaultAction, match = 'crm.status.list') =>
    createPortal({ faults: [{ match, action, times: 1 }] })

  it.each([
    { action: 'operating429', error: 'OPERATION_TIME_LIMIT' },
    { action: 'json500', error: 'INTERNAL_SERVER_ERROR' },
    { action: 'softError', error: 'ERROR_CORE' },
  ] as const)('$action strikes one command, the others go on', async ({ action, error }) => {
    await using portal = await struck(action)
    const { status, result, errors } = await batch(portal, commands)
    expect(status).toBe(200)
    expect(errors).toMatchObject({ a: { error } })
    expect(Object.keys(result)).toEqual(['b', 'c'])
  })

  it.each([
    { action: 'limit503', status: 503 },
    { action: 'json500', status: 500 },
    { action: 'operating429', status: 429 },
  ] as const)('$action on `batch` strikes it whole, with $status', async ({ action, status }) => {
    await using portal = await struck(action, 'batch')
    expect((await batch(portal, commands)).status).toBe(status)
    expect((await batch(portal, commands)).status).toBe(200)
  })

  it('a fault of requests leaves the commands of a batch alone', async () => {
    await using portal = await struck('html502BeforeCommit')
    expect(await batch(portal, commands)).toMatchObject({ status: 200, errors: {} })
  })

  it('ignoreFilter strikes the list inside a batch', async () => {
    await using portal = await createPortal({
      seed: { deal: [1, 2, 3] },
      faults: [{ match: 'crm.deal.list', action: 'ignoreFilter', times: 1 }],
    })
    const list = 'crm.deal.list?filter[>ID]=2&select[]=ID'
    const { result } = await batch(portal, { struck: list, right: list })
    expect(result).toEqual({ struck: [{ ID: '1' }, { ID: '2' }, { ID: '3' }], right: [{ ID: '3' }] })
  })
})
