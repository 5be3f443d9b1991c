import { B24OAuth, memoryTokenStore } from '@bitrix24/b24jssdk'
import {
  createEventReceiver,
  type EventReceiverOptions,
  paramsOfEvent,
  type PortalEvent,
  verifyInstallation,
} from '@bitrix24/b24jssdk/events'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, expectTypeOf, it, onTestFinished, vi } from 'vitest'
import { serveFetch } from '../support/fetch-server.ts'

const token = 'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3'
const body = (more = ''): string =>
  `event=ONCRMDEALADD&data%5BFIELDS%5D%5BID%5D=7&ts=1780000000&auth[member_id]=m1&auth[application_token]=${token}${more}`
const post = (text: BodyInit, headers: Record<string, string> = {}): Request => {
  const init = {
    method: 'POST',
    body: text,
    // Node wants it said of a stream.
    duplex: 'half',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  }
  return new Request('https://app.example/', init)
}

/** A body that never ends, of a source that does not hear that nobody reads it any more. */
const endless = (): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(0x61)),
    cancel: () => new Promise(() => undefined),
  })

/** A receiver that notes down what it hands over, and a promise of all its work. */
const observed = (options: Partial<EventReceiverOptions> = {}) => {
  const events: PortalEvent[] = []
  const errors: unknown[] = []
  const works: Promise<void>[] = []
  const receive = createEventReceiver({
    applicationToken: token,
    onEvent: (event) => void events.push(event),
    onError: (error) => void errors.push(error),
    waitUntil: (work) => void works.push(work),
    clock: { nowMs: Date.now, sleep: async () => undefined },
    ...options,
  })
  return { receive, events, errors, ended: () => Promise.all(works) }
}

describe('events of a portal', () => {
  it('arrive typed, with tokens that can be used', async () => {
    await using portal = await createPortal()
    const app = portal.installApp()
    const { receive, events } = observed({ applicationToken: app.applicationToken })
    await using server = await serveFetch(receive)
    const $b24 = new B24OAuth({ ...app.params }, app.secret)
    await $b24.actions.v2.call.make({ method: 'event.bind', params: { event: 'ONCRMDEALADD', handler: server.url } })
    await $b24.actions.v2.call.make({ method: 'crm.deal.add', params: { fields: { TITLE: 'One' } } })
    await portal.events.settled()
    await expect.poll(() => events).toHaveLength(1)
    expect(portal.events.deliveries()[0]?.status).toBe(200)
    const [event] = events
    if (event?.event !== 'ONCRMDEALADD') throw new Error('Another event came.')
    expect(event.data.FIELDS.ID).toBe('1')
    expect(event.auth).toMatchObject({ memberId: app.memberId, userId: 1, clientEndpoint: `${portal.url}/rest/` })
  })

  it('bring the tokens of a system user, which the store keeps beside those of the installer', async () => {
    await using portal = await createPortal()
    const installed = portal.installApp({ userId: 1 })
    const { params, applicationToken, secret } = installed
    const { accessToken, refreshToken } = portal.installApp({ userId: 2 }).tokens
    const data = {
      access_token: accessToken,
      refresh_token: refreshToken,
      expires_in: '3600',
      scope: params.scope,
      status: 'L',
      domain: params.domain,
      server_endpoint: params.serverEndpoint,
      client_endpoint: params.clientEndpoint,
      member_id: params.memberId,
      user_id: '2',
      client_id: secret.clientId,
      LANGUAGE_ID: 'en',
    }
    const { receive, events, ended } = observed({ applicationToken })
    const form = new URLSearchParams({ event: 'ONAPPUSERREADY', ts: String(Math.floor(Date.now() / 1000)) })
    for (const [name, value] of Object.entries(data)) form.set(`data[${name}]`, value)
    form.set('auth[member_id]', params.memberId)
    form.set('auth[application_token]', applicationToken)
    expect((await receive(post(form))).status).toBe(200)
    await ended()
    const [event] = events
    if (event?.event !== 'ONAPPUSERREADY') throw new Error('Another event came.')
    expectTypeOf(event.data.refresh_token).toEqualTypeOf<string>()
    const ofSystemUser = paramsOfEvent(event)
    expect(ofSystemUser).toMatchObject({ userId: 2, accessToken, refreshToken, applicationToken, status: 'L' })

    const tokenStore = memoryTokenStore()
    const store = async (one: typeof params): Promise<B24OAuth> => {
      const $b24 = new B24OAuth(one, secret, { tokenStore })
      await $b24.storeTokens()
      return $b24
    }
    await store({ ...params })
    const system = await store(ofSystemUser)
    expect((await system.actions.v2.call.make<{ ID: string }>({ method: 'profile' })).getData()?.result.ID).toBe('2')
    const keys = [1, 2].map((user) => `${params.memberId} ${String(user)} ${secret.clientId}`)
    const stored = await Promise.all(keys.map((key) => tokenStore.get(key)))
    expect(stored.map((tokens) => tokens?.access_token)).toEqual([params.accessToken, accessToken])
    // Tokens of another portal under this one's application token are taken for forged.
    const foreign = { ...event, data: { ...event.data, member_id: 'other' } }
    expect(() => paramsOfEvent(foreign)).toThrowError(
      expect.objectContaining({ code: 'JSSDK_INSTALL_REQUEST_INVALID' }),
    )
  })

  it('that come twice are handled once', async () => {
    await using portal = await createPortal({ switches: { eventDelivery: 'twice' } })
    const app = portal.installApp()
    const { receive, events } = observed({ applicationToken: app.applicationToken })
    await using server = await serveFetch(receive)
    const $b24 = new B24OAuth({ ...app.params }, app.secret)
    await $b24.actions.v2.call.make({ method: 'event.bind', params: { event: 'ONCRMDEALADD', handler: server.url } })
    await $b24.actions.v2.call.make({ method: 'crm.deal.add', params: { fields: { TITLE: 'One' } } })
    await portal.events.settled()
    expect(portal.events.deliveries().map(({ status }) => status)).toEqual([200, 200])
    await expect.poll(() => events).toHaveLength(1)
  })

  it('of a first installation are taken by onInstall, and their tokens can be verified', async () => {
    await using portal = await createPortal()
    const installs: PortalEvent<'ONAPPINSTALL'>[] = []
    const { receive } = observed({ lookup: () => undefined, onInstall: (event) => void installs.push(event) })
    await using server = await serveFetch(receive)
    const app = portal.installApp({ handlerUrl: server.url, userId: 2 })
    await portal.events.settled()
    await expect.poll(() => installs).toHaveLength(1)
    const [event] = installs
    if (event === undefined) throw new Error('No event came.')
    const params = paramsOfEvent(event)
    expect(params.applicationToken).toBe(app.applicationToken)
    const trusted = { clientId: app.clientId, serverEndpoints: [app.params.serverEndpoint] }
    expect(await verifyInstallation(params, trusted)).toMatchObject({ userId: 2, memberId: app.memberId })
  })
})

describe('two events that nothing tells apart', () => {
  it.each([
    { title: 'in one second are one', second: body(), handled: 1 },
    { title: 'a second apart are two', second: body().replace('1780000000', '1780000001'), handled: 2 },
    { title: 'of two handlers are two', second: body('&event_handler_id=5'), handled: 2 },
  ])('$title', async ({ second, handled }) => {
    const { receive, events, ended } = observed()
    for (const text of [body(), second]) expect((await receive(post(text))).status).toBe(200)
    await ended()
    expect(events).toHaveLength(handled)
  })
})

describe('a request that is no event of the portal', () => {
  it.each([
    {
      what: 'a wrong token',
      request: () => post(body().replace(token, 'b'.repeat(32))),
      status: 403,
      code: 'WRONG_TOKEN',
    },
    {
      what: 'a shorter token',
      request: () => post(body().replace(token, token.slice(1))),
      status: 403,
      code: 'WRONG_TOKEN',
    },
    { what: 'no token', request: () => post(body().replace(token, '')), status: 403, code: 'WRONG_TOKEN' },
    {
      what: 'a token as a list',
      request: () => post(`event=X&auth[member_id]=m1&auth[application_token][]=${token}`),
      status: 403,
      code: 'WRONG_TOKEN',
    },
    { what: 'no name', request: () => post(body().replace('event=', 'even=')), status: 400, code: 'INCOMPLETE' },
    { what: 'no portal', request: () => post(body().replace('member_id', 'member')), status: 400, code: 'INCOMPLETE' },
    { what: 'an empty body', request: () => post(''), status: 400, code: 'INCOMPLETE' },
    { what: 'no time', request: () => post(body().replace('1780000000', 'abc')), status: 400, code: 'INCOMPLETE' },
    { what: 'a body without end', request: () => post(endless(), {}), status: 413, code: 'TOO_LARGE' },
    { what: 'GET', request: () => new Request('https://app.example/'), status: 405, code: 'NOT_POST' },
    { what: 'JSON', request: () => post('{}', { 'Content-Type': 'application/json' }), status: 415, code: 'NOT_FORM' },
    {
      what: 'a compressed body',
      request: () => post(body(), { 'Content-Encoding': 'gzip' }),
      status: 415,
      code: 'NOT_FORM',
    },
    { what: '10 MB', request: () => post(body(`&x=${'y'.repeat(10_000_000)}`)), status: 413, code: 'TOO_LARGE' },
    { what: 'deep nesting', request: () => post(body(`&x${'[y]'.repeat(100)}=1`)), status: 413, code: 'TOO_LARGE' },
    { what: 'too many keys', request: () => post(body('&x=1'.repeat(2_000))), status: 413, code: 'TOO_LARGE' },
    { what: 'a broken escape', request: () => post(body('&x=%FF')), status: 400, code: 'MALFORMED' },
    {
      what: 'bytes that are no UTF-8',
      request: () => post(new Uint8Array([0x61, 0xff])),
      status: 400,
      code: 'MALFORMED',
    },
  ])('$what is answered with $status and handled by nobody', async ({ request, status, code }) => {
    const { receive, events, errors } = observed()
    expect((await receive(request())).status).toBe(status)
    expect(errors).toMatchObject([{ code: `JSSDK_EVENT_${code}` }])
    expect(JSON.stringify(errors) + String(errors[0])).not.toContain(token)
    expect(events).toEqual([])
  })

  it('of a portal that the lookup does not know is refused', async () => {
    const { receive } = observed({ lookup: async (memberId) => (memberId === 'm2' ? token : undefined) })
    expect((await receive(post(body()))).status).toBe(403)
    expect((await receive(post(body().replace('m1', 'm2')))).status).toBe(200)
  })

  const inPlainObject = async (memberId: string, given: string) => {
    const tokens: Record<string, string> = { m1: token, empty: '' }
    Reflect.set(tokens, 'number', 7)
    const { receive, events } = observed({ lookup: (name) => tokens[name] })
    const forged = body().replace('m1', memberId).replace(token, encodeURIComponent(given))
    return { status: (await receive(post(forged))).status, events }
  }

  it.each([
    ['__proto__', '[object Object]'],
    ['constructor', String(Object)],
    ['toString', 'function toString() { [native code] }'],
    ['number', '7'],
  ])('of a portal named %s, looked for in a plain object, is refused with the token %j', async (memberId, given) => {
    expect(await inPlainObject(memberId, given)).toEqual({ status: 403, events: [] })
  })

  it.each([
    ['__proto__', token],
    ['__proto__', ''],
    ['toString', '0'.repeat(32)],
    ['empty', ''],
  ])(
    'still: of a portal named %s, looked for in a plain object, is refused with the token %j',
    async (memberId, given) => {
      expect(await inPlainObject(memberId, given)).toEqual({ status: 403, events: [] })
    },
  )

  it('still: and would be a first installation is refused as well when the lookup finds something that is no text', async () => {
    const tokens: Record<string, string> = {}
    const installs: PortalEvent[] = []
    const { receive } = observed({ lookup: (name) => tokens[name], onInstall: (event) => void installs.push(event) })
    const install = body().replace('ONCRMDEALADD', 'ONAPPINSTALL').replace('m1', '__proto__')
    expect((await receive(post(install))).status).toBe(403)
    expect(installs).toEqual([])
  })

  it('still: does not make its own words secrets: errors after it are told in full', async () => {
    const { receive, errors } = observed()
    await receive(post(body().replace(token, 'application')))
    expect(String(errors[0])).toContain('application token')
  })

  it('reaches no prototype', async () => {
    const { receive, events, ended } = observed()
    await receive(post(body('&data[__proto__][isAdmin]=1&__proto__[isAdmin]=1&data[constructor]=x')))
    await ended()
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
    expect(events).toHaveLength(1)
  })
})

describe('an event that was accepted', () => {
  it('is answered before its handler ends', async () => {
    let release = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const { receive, ended } = observed({ onEvent: () => gate })
    expect((await receive(post(body()))).status).toBe(200)
    release()
    await ended()
  })

  it.each([
    {
      how: 'throws',
      onError: () => {
        throw new Error('onError is broken.')
      },
    },
    { how: 'rejects', onError: () => Promise.reject(new Error('onError is broken.')) },
  ])('an onError that $how is told of on the console: the portal gets its answer', async ({ onError }) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    onTestFinished(() => warn.mockRestore())
    const onEvent = (): never => {
      throw new Error('handler')
    }
    const { receive, ended } = observed({ onEvent, onError, attempts: 1 })
    expect((await receive(post(body().replace(token, 'wrong')))).status).toBe(403)
    expect((await receive(post(body()))).status).toBe(200)
    await ended()
    await receive.close()
    expect(warn).toHaveBeenCalledTimes(2)
  })

  it('is handed over again when the handler fails, and then to onError', async () => {
    let calls = 0
    const { receive, errors, ended } = observed({
      attempts: 3,
      onEvent: () => {
        calls += 1
        throw new Error(`No luck ${calls}`)
      },
    })
    expect((await receive(post(body()))).status).toBe(200)
    await ended()
    expect(calls).toBe(3)
    expect(errors).toMatchObject([{ message: 'No luck 3' }])
  })

  it('is stored before the answer; what cannot be stored is answered with 500 and may come again', async () => {
    let isFull = true
    const stored: string[] = []
    const { receive, events, ended } = observed({
      inbox: {
        put: async ({ event }) => {
          if (isFull) throw new Error('The disk is full.')
          stored.push(event.event)
          return true
        },
        done: () => undefined,
      },
    })
    expect((await receive(post(body()))).status).toBe(500)
    isFull = false
    expect((await receive(post(body()))).status).toBe(200)
    expect(stored).toEqual(['ONCRMDEALADD'])
    await ended()
    expect(events).toHaveLength(1)
  })

  it('needs something to be checked by', () => {
    expect(() => createEventReceiver({ onEvent: () => undefined })).toThrow(
      expect.objectContaining({ code: 'JSSDK_EVENT_RECEIVER_INVALID' }),
    )
  })
})
