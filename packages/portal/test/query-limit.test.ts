import { createPortal, type Portal, type PortalOptions } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { resultOf } from './client.ts'
import { pour } from '../src/limits/leaky-bucket.ts'
import { tariffs } from '../src/limits/tariffs.ts'

const statusOf = async (portal: Portal, client = 'A'): Promise<number> => {
  const reply = await fetch(`${portal.webhookUrl}server.time`, { headers: { 'X-Portal-Client': client } })
  await reply.arrayBuffer()
  return reply.status
}

/** Sends until a request is refused; returns how many were not. */
const burst = async (portal: Portal, client?: string): Promise<number> => {
  for (let accepted = 0; ; accepted += 1) if ((await statusOf(portal, client)) === 503) return accepted
}

const acceptedIn = async (portal: Portal, seconds: number): Promise<number> => {
  let accepted = await burst(portal)
  for (let second = 0; second < seconds; second += 1) {
    portal.clock.advance(1000)
    accepted += await burst(portal)
  }
  return accepted
}

const start = (options: PortalOptions) => createPortal({ clock: 'manual', ...options })

describe('the leaky bucket over a socket', () => {
  it.each([
    { tariff: 'standard', seconds: 0, requests: 50, when: 'at once' },
    { tariff: 'standard', seconds: 1, requests: 52, when: 'in 1 s' },
    { tariff: 'standard', seconds: 10, requests: 70, when: 'in 10 s' },
    { tariff: 'standard', seconds: 60, requests: 170, when: 'in 60 s' },
    { tariff: 'enterprise', seconds: 0, requests: 250, when: 'at once' },
    { tariff: 'enterprise', seconds: 1, requests: 255, when: 'in 1 s' },
    { tariff: 'enterprise', seconds: 10, requests: 300, when: 'in 10 s' },
    { tariff: 'enterprise', seconds: 60, requests: 550, when: 'in 60 s' },
  ] as const)('$tariff lets $requests requests through $when', async ({ tariff, seconds, requests }) => {
    await using portal = await start({ tariff })
    expect(await acceptedIn(portal, seconds)).toBe(requests)
    expect(portal.requests.countStatus(503)).toBe(seconds + 1)
  })

  it('refuses with 503, JSON, CORS headers and no Retry-After', async () => {
    await using portal = await start({ tariff: 'standard' })
    await burst(portal, 'local')
    const reply = await fetch(`${portal.webhookUrl}server.time`, { headers: { 'X-Portal-Client': 'local' } })
    expect(reply.status).toBe(503)
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
    })
    expect(reply.headers.has('retry-after')).toBe(false)
    expect(await reply.json()).toEqual({ error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' })
  })

  it('refuses before it looks at the credential, and whatever the API', async () => {
    await using portal = await start({ tariff: 'standard' })
    await burst(portal)
    for (const path of ['/rest/1/wrongwrongwrong1/server.time', '/rest/api/1/wrongwrongwrong1/tasks.task.get']) {
      const reply = await fetch(portal.url + path, { headers: { 'X-Portal-Client': 'A' } })
      expect(reply.status).toBe(503)
    }
  })

  it('keeps one bucket for each client address', async () => {
    await using portal = await start({ tariff: 'standard' })
    expect(await burst(portal, 'A')).toBe(50)
    expect(await burst(portal, 'B')).toBe(50)
    expect(await burst(portal, 'A')).toBe(0)
  })

  it('is shared by all webhooks of one client', async () => {
    await using portal = await start({ tariff: 'standard' })
    await burst(portal)
    const other = portal.addWebhook({})
    const reply = await fetch(`${other}server.time`, { headers: { 'X-Portal-Client': 'A' } })
    expect(reply.status).toBe(503)
  })

  it.each([
    { tariff: 'off', requests: 300 },
    { tariff: 'on-premise', requests: 300 },
  ] as const)('$tariff refuses none of $requests', async ({ tariff, requests }) => {
    await using portal = await start({ tariff })
    const statuses = await Promise.all(Array.from({ length: requests }, () => statusOf(portal)))
    expect(new Set(statuses)).toEqual(new Set([200]))
  })

  it('changes its size with the tariff, while the portal runs', async () => {
    await using portal = await start({ tariff: 'standard' })
    expect(await burst(portal)).toBe(50)
    portal.setTariff('enterprise')
    expect(portal.tariff).toBe('enterprise')
    expect(await burst(portal)).toBe(200)
    portal.setTariff('off')
    expect(await statusOf(portal)).toBe(200)
  })

  it.each([
    { tariff: 'standard', licence: 'en_pro100' },
    { tariff: 'enterprise', licence: 'en_ent250' },
  ] as const)('$tariff is reported by app.info as $licence', async ({ tariff, licence }) => {
    await using portal = await start({ tariff })
    expect(await resultOf(portal, 'app.info')).toMatchObject({ LICENSE: licence })
  })

  it.each([
    { switches: { bucketEdge: '>' }, first: 51, afterHalfSecond: 0, afterSecond: 2 },
    { switches: { bucketDrain: 'continuous' }, first: 50, afterHalfSecond: 1, afterSecond: 1 },
    { switches: { bucketCountsRefused: true }, first: 50, afterHalfSecond: 0, afterSecond: 0 },
    { switches: {}, first: 50, afterHalfSecond: 0, afterSecond: 2 },
  ] as const)(
    'with $switches $first pass at once, $afterHalfSecond after half a second, $afterSecond after the next half',
    async ({ switches, first, afterHalfSecond, afterSecond }) => {
      await using portal = await start({ tariff: 'standard', switches })
      expect(await burst(portal)).toBe(first)
      portal.clock.advance(500)
      expect(await burst(portal)).toBe(afterHalfSecond)
      portal.clock.advance(500)
      expect(await burst(portal)).toBe(afterSecond)
    },
  )
})

describe('the arithmetic of a full day', () => {
  const possibleIn = (tariff: 'standard' | 'enterprise', seconds: number, drain: 'stepwise' | 'continuous'): number => {
    const rules = tariffs[tariff].bucket
    if (rules === null) throw new Error('These tariffs have a bucket.')
    let state = { level: 0, drainedAtMs: 0 }
    let accepted = 0
    for (let second = 0; second <= seconds; second += 1) {
      for (;;) {
        const verdict = pour(state, second * 1000, rules, { edge: '>=', isRefusedCounted: false, drain })
        state = verdict.state
        if (!verdict.isAccepted) break
        accepted += 1
      }
    }
    return accepted
  }

  it.each([
    { tariff: 'standard', seconds: 25, requests: 100 },
    { tariff: 'standard', seconds: 600, requests: 1250 },
    { tariff: 'standard', seconds: 3600, requests: 7250 },
    { tariff: 'standard', seconds: 86_400, requests: 172_850 },
    { tariff: 'enterprise', seconds: 600, requests: 3250 },
    { tariff: 'enterprise', seconds: 3600, requests: 18_250 },
    { tariff: 'enterprise', seconds: 86_400, requests: 432_250 },
  ] as const)('$tariff: $requests requests in $seconds s', ({ tariff, seconds, requests }) => {
    expect(possibleIn(tariff, seconds, 'stepwise')).toBe(requests)
    expect(possibleIn(tariff, seconds, 'continuous')).toBe(requests)
  })

  it.each([
    { tariff: 'standard', fullMs: 25_000 },
    { tariff: 'enterprise', fullMs: 50_000 },
  ] as const)('$tariff: a full bucket is empty after $fullMs ms and not before', ({ tariff, fullMs }) => {
    const rules = tariffs[tariff].bucket
    if (rules === null) throw new Error('These tariffs have a bucket.')
    const full = { level: rules.capacity, drainedAtMs: 0 }
    const switches = { edge: '>=', isRefusedCounted: false, drain: 'stepwise' } as const
    expect(pour(full, fullMs, rules, switches).state.level).toBe(1)
    expect(pour(full, fullMs - 1, rules, switches).state.level).toBeGreaterThan(1)
  })
})
