import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { meteredPortal } from './metered-portal.ts'

interface Reply {
  readonly status: number
  readonly error: unknown
  readonly operating: unknown
  readonly resetInSeconds: number | undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const call = async (portal: Portal, webhookUrl = portal.webhookUrl, method = 'server.time'): Promise<Reply> => {
  const reply = await fetch(webhookUrl + method)
  const body: unknown = await reply.json()
  if (!isRecord(body)) throw new Error('The portal answered with something that is no object.')
  const time = isRecord(body['time']) ? body['time'] : {}
  const resetAt = time['operating_reset_at']
  const start = time['start']
  return {
    status: reply.status,
    error: body['error'],
    operating: time['operating'],
    resetInSeconds: typeof resetAt === 'number' && typeof start === 'number' ? resetAt - start : undefined,
  }
}

/** Lets the rest of a half minute pass after a call whose simulated cost moved the manual clock by 20 s. */
const restOfHalfMinuteMs = 10_000

const calls = async (portal: Portal, count: number, pauseMs = 0): Promise<Reply[]> => {
  const replies: Reply[] = []
  for (let made = 0; made < count; made += 1) {
    replies.push(await call(portal))
    portal.clock.advance(pauseMs)
  }
  return replies
}

describe('operating baskets of calls that take 20 s', () => {
  it('blocks the 26th call after 500 s, and lets calls run again when the first basket of 40 s expires', async () => {
    await using portal = await meteredPortal({ costMs: 20_000 })
    await calls(portal, 2, restOfHalfMinuteMs)
    const replies = await calls(portal, 23)
    expect(replies[17]).toMatchObject({ status: 200, operating: 400 })
    expect(replies[22]).toMatchObject({ status: 200, operating: 500, resetInSeconds: 100 })
    expect(await call(portal)).toMatchObject({ status: 429, error: 'OPERATION_TIME_LIMIT', operating: undefined })
    portal.clock.advance(79_000)
    expect(await call(portal)).toMatchObject({ status: 429 })
    portal.clock.advance(1000)
    expect(await call(portal)).toMatchObject({ status: 200, operating: 480 })
  })

  it('never blocks two calls a minute: the first basket expires as the eleventh fills', async () => {
    await using portal = await meteredPortal({ costMs: 20_000 })
    const replies = await calls(portal, 40, restOfHalfMinuteMs)
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    expect([replies[19]?.operating, replies[39]?.operating]).toEqual([400, 400])
  })

  it('lets a basket live for 600 s from its first call, not from the minute', async () => {
    await using portal = await meteredPortal({ costMs: 20_000 })
    portal.clock.advance(35_000)
    expect(await call(portal)).toMatchObject({ operating: 20, resetInSeconds: 600 })
    portal.clock.advance(559_000)
    expect(await call(portal)).toMatchObject({ operating: 40, resetInSeconds: 21 })
    portal.clock.advance(1000)
    expect(await call(portal)).toMatchObject({ operating: 40, resetInSeconds: 579 })
  })
})

describe('what is counted', () => {
  it.each([
    { costMs: 0, first: 0, third: 0, reason: 'nothing was spent' },
    { costMs: 100, first: 0.1, third: 0.1, reason: '0.1 s lies in the noise' },
    { costMs: 101, first: 0.101, third: 0.303, reason: 'it lies above the noise' },
  ])('three calls of $costMs ms make operating $first, then $third: $reason', async ({ costMs, first, third }) => {
    await using portal = await meteredPortal({ costMs })
    const replies = await calls(portal, 3)
    expect(replies.map(({ operating }) => operating)).toEqual([first, expect.any(Number), third])
  })

  it('takes the cost from the first name or glob that matches', async () => {
    await using portal = await meteredPortal({ costMs: { 'crm.*': 5000, 'server.t*': 2000, '*': 1000 } })
    expect(await call(portal)).toMatchObject({ operating: 2 })
  })

  it('keeps webhooks apart', async () => {
    await using portal = await meteredPortal({ costMs: 290_000 })
    await calls(portal, 2)
    expect(await call(portal)).toMatchObject({ status: 429 })
    expect(await call(portal, portal.addWebhook({}))).toMatchObject({ status: 200, operating: 290 })
  })

  it('charges the portal’s own time too when the switch says so', async () => {
    await using portal = await meteredPortal({ switches: { operatingRealTime: true } })
    const { operating } = await call(portal)
    expect(operating).toBeGreaterThan(0)
    expect(operating).toBeLessThan(10)
  })

  it.each([{ costMs: -1 }, { costMs: Number.NaN }, { costMs: { 'server.time': -5 } }])(
    '$costMs is refused as a cost',
    async ({ costMs }) => {
      await expect(createPortal({ costMs })).rejects.toThrow('costMs takes milliseconds >= 0')
    },
  )
})

describe('a request of more than 60 s', () => {
  it.each([
    { tariff: 'standard', costMs: 60_000, status: 200 },
    { tariff: 'standard', costMs: 60_001, status: 504 },
    { tariff: 'enterprise', costMs: 60_001, status: 504 },
    { tariff: 'on-premise', costMs: 60_001, status: 200 },
    { tariff: 'off', costMs: 60_001, status: 200 },
  ] as const)('$tariff answers $costMs ms with $status', async ({ tariff, costMs, status }) => {
    await using portal = await createPortal({ clock: 'manual', tariff, costMs })
    const reply = await fetch(`${portal.webhookUrl}server.time`)
    expect(reply.status).toBe(status)
    expect(reply.headers.get('content-type')).toContain(status === 504 ? 'text/html' : 'application/json')
  })
})

describe('tariffs and modes', () => {
  it.each([
    { options: { tariff: 'enterprise' }, after: { status: 429 } },
    { options: { tariff: 'off' }, after: { status: 200, operating: 580 } },
    { options: { tariff: 'on-premise' }, after: { status: 200, operating: undefined, resetInSeconds: undefined } },
    { options: { switches: { operatingMode: 'off' } }, after: { status: 200, operating: undefined } },
  ] as const)('$options answers the call after 580 s with $after', async ({ options, after }) => {
    await using portal = await meteredPortal({ costMs: 290_000, ...options })
    await calls(portal, 2)
    expect(await call(portal)).toMatchObject(after)
  })

  it('ban300 blocks for 300 s from the crossing and then starts from nothing', async () => {
    await using portal = await meteredPortal({ costMs: 241_000, switches: { operatingMode: 'ban300' } })
    await calls(portal, 2)
    portal.clock.advance(299_000)
    expect(await call(portal)).toMatchObject({ status: 429 })
    portal.clock.advance(1000)
    expect(await call(portal)).toMatchObject({ status: 200, operating: 241 })
  })
})
