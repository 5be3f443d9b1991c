import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2 } from '../client.ts'
import { ask, read, tell } from './ask.ts'
import { sendRaw } from './send-raw.ts'

describe('a request sent again', () => {
  it('runs once more, with its body and headers, and is a new entry of the log', async () => {
    await using portal = await createPortal()
    const body = Buffer.from(JSON.stringify({ fields: { TITLE: 'Сделка' } }))
    const headers = { 'content-type': 'application/json', 'x-own': 'n\u00e9e' }
    await sendRaw(portal, { verb: 'POST', path: 'crm.deal.add?y[]=1', headers, body })
    expect(await tell(portal, 'POST', 'requests/1/replay')).toMatchObject({
      status: 200,
      body: { id: 2, method: 'crm.deal.add' },
    })
    await expect.poll(() => portal.requests.countStatus(200)).toBe(2)
    const [first, second] = portal.requests.list()
    expect(second).toEqual(first)
    expect(portal.rows('deal')).toMatchObject([{ title: 'Сделка' }, { title: 'Сделка' }])
    const [firstCurl, secondCurl] = [await read(portal, 'requests/1/curl'), await read(portal, 'requests/2/curl')]
    expect(secondCurl).toEqual(firstCurl)
  })

  it.each([
    { case: 'an application’s token', path: '/rest/profile?auth=TOKEN' },
    { case: 'REST v3', path: '/rest/api/1/SECRET/rest.scope.list' },
    { case: 'a token exchange', path: '/oauth/token/?grant_type=refresh_token&client_id=x' },
  ])('$case: goes where it went', async ({ path }) => {
    await using portal = await createPortal({ secret: 'asecretthatisgiven' })
    const { accessToken } = portal.installApp().tokens
    const url = path.replace('TOKEN', accessToken).replace('SECRET', 'asecretthatisgiven')
    await fetch(portal.url + url, { method: 'POST' })
    expect(await tell(portal, 'POST', 'requests/1/replay')).toMatchObject({ status: 200, body: { id: 2 } })
    await expect.poll(() => portal.requests.countStatus(0)).toBe(0)
    const [first, second] = portal.requests.list()
    expect(second).toEqual(first)
  })

  it('meets limits under the address of whoever sends it', async () => {
    await using portal = await createPortal({ tariff: 'standard', clock: 'manual' })
    await callV2(portal, 'profile')
    for (let sent = 0; sent < 50; sent += 1) await tell(portal, 'POST', 'requests/1/replay')
    await expect.poll(() => [200, 503].map((status) => portal.requests.countStatus(status))).toEqual([50, 1])
    expect(await read(portal, 'state')).toMatchObject({ limits: { buckets: [{ address: '127.0.0.1' }] } })
  })

  it.each(['resetBeforeCommit', 'resetAfterCommit'] as const)('%s: is shown as cut', async (action) => {
    await using portal = await createPortal()
    await callV2(portal, 'profile')
    portal.faults.add({ match: 'profile', action })
    await tell(portal, 'POST', 'requests/1/replay')
    await expect
      .poll(async () => read(portal, 'requests/2'))
      .toMatchObject({ status: 0, durationMs: expect.any(Number) as unknown })
  })

  it('a reply that never comes holds nobody up', async () => {
    await using portal = await createPortal()
    await callV2(portal, 'profile')
    portal.faults.add({ match: 'profile', action: 'hangBeforeCommit' })
    expect(await tell(portal, 'POST', 'requests/1/replay')).toMatchObject({ body: { id: 2, durationMs: null } })
    expect(portal.requests.countStatus(0)).toBe(1)
  })

  it('is refused when its body is not kept', async () => {
    await using portal = await createPortal()
    await sendRaw(portal, { verb: 'POST', path: 'profile', body: Buffer.alloc(1_000_001, 'a') })
    expect(await tell(portal, 'POST', 'requests/1/replay')).toEqual({
      status: 409,
      body: { code: 'INSPECTOR_BODY_NOT_KEPT', message: expect.stringContaining('1,000,001 bytes') as unknown },
    })
    expect(portal.requests.count()).toBe(1)
  })

  it('is refused to other pages, to what is no JSON, and when nothing is known of it', async () => {
    await using portal = await createPortal()
    await callV2(portal, 'profile')
    for (const headers of [{ Origin: 'http://attacker.example' }, { 'Sec-Fetch-Site': 'cross-site' }])
      expect(await tell(portal, 'POST', 'requests/1/replay', {}, headers)).toMatchObject({ status: 403 })
    expect((await ask(portal, 'requests/1/replay', { method: 'POST', body: 'a=1' })).status).toBe(415)
    expect((await ask(portal, 'requests/1/replay')).status).toBe(404)
    expect(await tell(portal, 'POST', 'requests/9/replay')).toMatchObject({ status: 404 })
    expect(portal.requests.count()).toBe(1)
  })

  it.each([
    { method: 'crm.deal.list', params: {}, mayWrite: false },
    { method: 'CRM.DEAL.LIST', params: {}, mayWrite: false },
    { method: 'crm.deal.add', params: {}, mayWrite: true },
    { method: 'no.such.method', params: {}, mayWrite: true },
    { method: 'batch', params: { cmd: { a: 'crm.deal.list', b: 'profile' } }, mayWrite: false },
    { method: 'batch', params: { cmd: ['crm.deal.list?start=0', 'crm.deal.delete?id=1'] }, mayWrite: true },
  ])('$method with $params: what it may change is said before', async ({ method, params, mayWrite }) => {
    await using portal = await createPortal()
    await callV2(portal, method, params)
    expect(await read(portal, 'requests/1')).toMatchObject({ mayWrite })
  })
})
