import { createPortal, type FaultAction, type Portal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'

const ask = (portal: Portal, init: RequestInit = {}, method = 'server.time'): Promise<Response> =>
  fetch(portal.webhookUrl + method, { redirect: 'manual', ...init })

const struckBy = (action: FaultAction, times = 1) =>
  createPortal({ faults: [{ match: 'server.time', action, times, delayMs: 1 }] })

describe('a fault that answers', () => {
  it.each([
    { action: 'html500BeforeCommit', status: 500, body: /<h1>500 Internal Server Error/ },
    { action: 'html500AfterCommit', status: 500, body: /<h1>500 Internal Server Error/ },
    { action: 'html502BeforeCommit', status: 502, body: /<h1>502 Bad Gateway/ },
    { action: 'html502AfterCommit', status: 502, body: /<h1>502 Bad Gateway/ },
    { action: 'html504BeforeCommit', status: 504, body: /<h1>504 Gateway Time-out/ },
    { action: 'html504AfterCommit', status: 504, body: /<h1>504 Gateway Time-out/ },
    { action: 'html200', status: 200, body: /<html>/ },
    { action: 'html200AfterCommit', status: 200, body: /<html>/ },
    { action: 'json500', status: 500, body: /"INTERNAL_SERVER_ERROR"/ },
    { action: 'overloadLimit', status: 503, body: /"OVERLOAD_LIMIT"/ },
    { action: 'portalDeleted', status: 403, body: /"PORTAL_DELETED"/ },
    { action: 'limit503', status: 503, body: /"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"/ },
    { action: 'operating429', status: 429, body: /"OPERATION_TIME_LIMIT"/ },
    { action: 'expiredToken', status: 401, body: /"expired_token"/ },
    { action: 'softError', status: 200, body: /"error":"ERROR_CORE"/ },
    { action: 'emptyBody', status: 200, body: /^$/ },
    { action: 'cutJson', status: 200, body: /^\{"result"[^}]*$/ },
    { action: 'slow', status: 200, body: /"result".*\}$/ },
    { action: 'redirect', status: 302, body: /^$/ },
  ] as const)('$action gives $status, once, and is over', async ({ action, status, body }) => {
    await using portal = await struckBy(action)
    const struck = await ask(portal)
    expect(struck.status).toBe(status)
    expect(await struck.text()).toMatch(body)
    expect(portal.requests.countStatus(status)).toBe(1)
    expect(await (await ask(portal)).json()).toHaveProperty('result')
  })

  it.each([
    { action: 'json500', status: 500, error: { code: 'BITRIX_REST_V3_EXCEPTION_INTERNAL_INTERNALEXCEPTION' } },
    { action: 'operating429', status: 429, error: { code: 'BITRIX_REST_V3_EXCEPTION_RATELIMITEXCEPTION' } },
    { action: 'softError', status: 200, error: { code: 'ERROR_CORE' } },
    { action: 'limit503', status: 503, error: 'QUERY_LIMIT_EXCEEDED' },
    { action: 'overloadLimit', status: 503, error: 'OVERLOAD_LIMIT' },
    { action: 'portalDeleted', status: 403, error: 'PORTAL_DELETED' },
    { action: 'expiredToken', status: 401, error: 'expired_token' },
  ] as const)('$action speaks the language of v3 there', async ({ action, status, error }) => {
    await using portal = await createPortal({ faults: [{ match: 'v3:*', action }] })
    const struck = await fetch(`${portal.webhookUrl.replace('/rest/', '/rest/api/')}tasks.task.list`)
    expect(struck.status).toBe(status)
    expect(await struck.json()).toMatchObject({ error })
    expect((await ask(portal)).status).toBe(200)
  })

  it('ignoreFilter makes a list answer as if no filter were given', async () => {
    const faults = [{ match: 'tasks.task.list', action: 'ignoreFilter', times: 1 }] as const
    await using portal = await createPortal({ seed: { task: [1, 2, 3] }, faults })
    const list = async (): Promise<string> => {
      const reply = await fetch(`${portal.webhookUrl.replace('/rest/', '/rest/api/')}tasks.task.list`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ select: ['id'], filter: [['id', '>', 2]] }),
      })
      return reply.text()
    }
    expect(await list()).toContain('"items":[{"id":1},{"id":2},{"id":3}]')
    expect(await list()).toContain('"items":[{"id":3}]')
  })

  it('cutJson is no JSON, though its framing is whole', async () => {
    await using portal = await struckBy('cutJson')
    const text = await (await ask(portal)).text()
    expect(() => void JSON.parse(text)).toThrow(SyntaxError)
  })

  it('hugeBody streams 30 MB of valid JSON', async () => {
    await using portal = await struckBy('hugeBody')
    const text = await (await ask(portal)).text()
    expect(text.length).toBeGreaterThan(30 * 1024 * 1024)
    expect(JSON.parse(text)).toHaveProperty('result')
  })

  it('redirect leads to the same portal under another host name', async () => {
    await using portal = await struckBy('redirect')
    const location = (await ask(portal)).headers.get('location') ?? ''
    expect(new URL(location).origin).toBe(portal.url.replace('127.0.0.1', 'localhost'))
  })
})

describe('a fault of the connection', () => {
  it.each(['resetBeforeCommit', 'resetAfterCommit'] as const)('%s: the client gets no reply', async (action) => {
    await using portal = await struckBy(action)
    await expect(ask(portal)).rejects.toThrow('fetch failed')
    expect(portal.requests.list()).toMatchObject([{ method: 'server.time', status: 0 }])
    expect((await ask(portal)).status).toBe(200)
  })

  it.each(['hangBeforeCommit', 'hangAfterCommit'] as const)('%s: only the client can end it', async (action) => {
    await using portal = await struckBy(action)
    await expect(ask(portal, { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout')
    expect((await ask(portal)).status).toBe(200)
  })

  it('a portal closes though a request hangs', async () => {
    const portal = await struckBy('hangBeforeCommit')
    const outcome = ask(portal).catch((error: unknown) => error)
    await expect.poll(() => portal.requests.count()).toBe(1)
    await portal.close()
    expect(await outcome).toBeInstanceOf(TypeError)
  })

  it('without a socket a reset shows as a body that cannot be read', async () => {
    await using portal = await struckBy('resetBeforeCommit')
    const reply = await portal.fetch(new Request(`${portal.webhookUrl}server.time`))
    await expect(reply.text()).rejects.toThrow('reset')
  })
})

describe('a rule', () => {
  const statuses = async (portal: Portal, requests: number, method?: string): Promise<number[]> => {
    const seen: number[] = []
    for (let sent = 0; sent < requests; sent += 1) seen.push((await ask(portal, {}, method)).status)
    return seen
  }

  it.each([
    { rule: { match: '*' }, method: 'scope', expected: [503, 503, 503] },
    { rule: { match: 'server' }, method: 'server.time', expected: [200, 200, 200] },
    { rule: { match: 'SERVER.*' }, method: 'server.time', expected: [503, 503, 503] },
    { rule: { match: 's*e' }, method: 'server.time', expected: [503, 503, 503] },
    { rule: { match: 'server.time', times: 2 }, method: 'server.time', expected: [503, 503, 200] },
    { rule: { match: 'server.time', skip: 1, times: 1 }, method: 'server.time', expected: [200, 503, 200] },
    { rule: { match: 'v2:server.time', times: 1 }, method: 'server.time', expected: [503, 200, 200] },
    { rule: { match: 'v3:server.time' }, method: 'server.time', expected: [200, 200, 200] },
    { rule: { match: 'serverxtime' }, method: 'server.time', expected: [200, 200, 200] },
    { rule: { match: '*', probability: 0 }, method: 'server.time', expected: [200, 200, 200] },
  ])('$rule turns three calls of $method into $expected', async ({ rule, method, expected }) => {
    await using portal = await createPortal({ faults: [{ ...rule, action: 'limit503' }] })
    expect(await statuses(portal, 3, method)).toEqual(expected)
  })

  it('strikes by chance the same way for the same seed', async () => {
    const faults = [{ match: '*', action: 'limit503', probability: 0.3, seed: 7 }] as const
    await using one = await createPortal({ faults })
    await using other = await createPortal({ faults })
    const seen = await statuses(one, 60)
    expect(await statuses(other, 60)).toEqual(seen)
    expect(seen.filter((status) => status === 503).length).toBeGreaterThan(8)
    expect(seen.filter((status) => status === 503).length).toBeLessThan(30)
  })

  it('can be added, listed and cleared while the portal runs', async () => {
    await using portal = await createPortal()
    portal.faults.add({ match: '*', action: 'json500' })
    expect(await statuses(portal, 1)).toEqual([500])
    expect(portal.faults.list()).toEqual([{ match: '*', action: 'json500', struck: 1 }])
    portal.faults.clear()
    expect(await statuses(portal, 1)).toEqual([200])
  })

  it.each([
    { rule: { match: '', action: 'slow' }, text: 'match must name a method' },
    { rule: { match: '*', action: 'slow', times: -1 }, text: 'times must be a whole number' },
    { rule: { match: '*', action: 'slow', skip: 0.5 }, text: 'skip must be a whole number' },
    { rule: { match: '*', action: 'slow', probability: 2 }, text: 'probability must lie between' },
    { rule: { match: '*', action: 'slow', delayMs: -5 }, text: 'delayMs must be milliseconds' },
  ] as const)('$rule is refused', async ({ rule, text }) => {
    await using portal = await createPortal()
    expect(() => portal.faults.add(rule)).toThrow(text)
    await expect(createPortal({ faults: [rule] })).rejects.toThrow(text)
  })
})

describe('the header X-Portal-Fault', () => {
  it('strikes one request and no other', async () => {
    await using portal = await createPortal()
    const struck = await ask(portal, { headers: { 'X-Portal-Fault': 'html502BeforeCommit' } })
    expect(struck.status).toBe(502)
    expect((await ask(portal)).status).toBe(200)
  })

  it('is refused when it names no fault of a request', async () => {
    await using portal = await createPortal()
    const refused = await ask(portal, { headers: { 'X-Portal-Fault': 'explode' } })
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ error: 'PORTAL_UNKNOWN_FAULT' })
  })
})
