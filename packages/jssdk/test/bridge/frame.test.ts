import {
  AbstractB24,
  AuthManager,
  B24Frame,
  B24Hook,
  B24LangList,
  initializeB24Frame,
  Logger,
  MemoryHandler,
} from '@bitrix24/b24jssdk'
import type { B24OAuth, FrameOptions, Transport, TypeB24 } from '@bitrix24/b24jssdk'
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest'
import { FakeClock } from '../support/fake-clock.ts'
import {
  appSid,
  failureOf,
  handshake,
  openPortalPage,
  type PortalPageOptions,
  silence,
} from '../support/portal-page.ts'

const frames: B24Frame[] = []

const open = async (options: FrameOptions = {}): Promise<B24Frame> => {
  const frame = await initializeB24Frame(options)
  frames.push(frame)
  return frame
}

const openIn = async (options: PortalPageOptions = {}) => {
  const page = openPortalPage(options)
  const clock = new FakeClock()
  return { page, clock, frame: await open({ clock }) }
}

const answerTrue: Transport = () => Promise.resolve({ status: 200, readText: () => Promise.resolve('{"result":true}') })

const answering = (data: object): PortalPageOptions => ({
  answers: { getInitData: () => ({ ...handshake, ...data }), setInstall: ({ params }) => params },
})

afterEach(() => {
  for (const frame of frames.splice(0)) frame.destroy()
  vi.unstubAllGlobals()
})

describe('the handshake', () => {
  it('fills authorisation, options and placement', async () => {
    const { page, clock, frame } = await openIn()
    expect(page.received.map(({ command, appSid: session }) => ({ command, session }))).toEqual([
      { command: 'getInitData', session: appSid },
    ])
    expect(frame.isInit).toBe(true)
    expect(frame.auth.getAuthData()).toEqual({
      access_token: 'access-0',
      refresh_token: 'refresh-0',
      expires: clock.nowMs() / 1000 + 3600,
      expires_in: 3600,
      domain: 'https://demo.bitrix24.com',
      member_id: 'member',
    })
    expect(frame.auth.isAdmin).toBe(true)
    expect(frame.auth.getUniq('key')).toBe('key_member')
    expect(frame.getAppSid()).toBe(appSid)
    expect(frame.getLang()).toBe(B24LangList.de)
    expect([...frame.getTargetOriginWithPath().values()]).toEqual([
      'https://demo.bitrix24.com/rest',
      'https://demo.bitrix24.com/rest/api',
    ])
    expect({ first: frame.isFirstRun, install: frame.isInstallMode }).toEqual({ first: false, install: false })
  })

  it.each([
    { name: `demo.local:8080|0|${appSid}`, origin: 'http://demo.local:8080' },
    { name: `demo.local:443|1|${appSid}`, origin: 'https://demo.local' },
    { name: `demo.local:80|0|${appSid}`, origin: 'http://demo.local' },
  ])('reads the origin from window.name $name', async ({ name, origin }) => {
    const { frame } = await openIn({ name, origin })
    expect(frame.getTargetOrigin()).toBe(origin)
  })

  it.each([{ lang: 'xx' }, { lang: undefined }, { lang: 5 }])('$lang is no language: en', async ({ lang }) => {
    const { frame } = await openIn(answering({ LANG: lang }))
    expect(frame.getLang()).toBe(B24LangList.en)
  })

  it('on the first run tells the portal so and waits for its echo', async () => {
    const { page, frame } = await openIn(answering({ FIRST_RUN: true }))
    expect(page.last('setInstall').params).toEqual({ install: true })
    expect(frame.isFirstRun).toBe(true)
  })

  it.each([{ data: null }, { data: [] }, { data: 'text' }, { data: { AUTH_ID: 'a' } }, { data: { MEMBER_ID: 'm' } }])(
    'an answer without tokens ($data) is refused',
    async ({ data }) => {
      openPortalPage({ answers: { getInitData: () => data } })
      await expect(open()).rejects.toMatchObject({ code: 'JSSDK_FRAME_BAD_PAYLOAD' })
    },
  )

  it('E109: ends with an error when the page around never answers', async () => {
    const page = openPortalPage({ answers: { getInitData: () => silence } })
    const clock = new FakeClock()
    const failure = failureOf(open({ clock }))
    await clock.advance(10_000)
    expect(await failure).toMatchObject({ code: 'JSSDK_FRAME_INIT_TIMEOUT', status: 408 })
    expect({ listeners: page.listenerCount, timers: clock.pending }).toEqual({ listeners: 0, timers: 0 })
  })
})

describe('initializeB24Frame', () => {
  it.each(['', 'main', '|1|sid', 'demo.bitrix24.com|1|', 'demo.bitrix24.com', 'a b|1|sid', 'evil.example/x|1|sid'])(
    'E60: without handshake data (window.name "%s") rejects every caller and builds no frame',
    async (name) => {
      const page = openPortalPage()
      vi.stubGlobal('window', { ...page.frameWindow, name })
      for (const caller of [initializeB24Frame(), initializeB24Frame()])
        await expect(caller).rejects.toMatchObject({ code: 'JSSDK_CLIENT_SIDE_WARNING', status: 500 })
      expect(page.listenerCount).toBe(0)
    },
  )

  it('E60: rejects where there is no window at all', async () => {
    await expect(initializeB24Frame()).rejects.toMatchObject({ code: 'JSSDK_CLIENT_SIDE_WARNING' })
  })

  it('E61: a failed attempt rejects all who wait, destroys its frame and allows another', async () => {
    let answer: unknown = 'nonsense'
    const page = openPortalPage({ answers: { getInitData: () => answer } })
    const callers = [open(), open(), open()]
    for (const caller of callers) await expect(caller).rejects.toMatchObject({ code: 'JSSDK_FRAME_BAD_PAYLOAD' })
    expect(page.listenerCount).toBe(0)
    answer = handshake
    expect((await open()).isInit).toBe(true)
  })

  it('E62: concurrent and later callers share one frame and one handshake; no timer runs', async () => {
    const page = openPortalPage()
    const clock = new FakeClock()
    const [first, second] = await Promise.all([open({ clock }), open({ initTimeoutMs: 1 })])
    const third = await open()
    expect(second).toBe(first)
    expect(third).toBe(first)
    expect(page.received).toHaveLength(1)
    expect({ listeners: page.listenerCount, timers: clock.pending }).toEqual({ listeners: 1, timers: 0 })
  })

  it('E110: builds a new frame after destroy()', async () => {
    const { page, frame } = await openIn()
    frame.destroy()
    const next = await open()
    expect(next).not.toBe(frame)
    expect(next.isInit).toBe(true)
    expect(page.listenerCount).toBe(1)
  })

  it('E110: 200 frames one after another leave neither listener nor timer', async () => {
    const page = openPortalPage()
    const clock = new FakeClock()
    for (let n = 0; n < 200; n += 1) {
      const frame = await initializeB24Frame({ clock })
      const unanswered = failureOf(frame.dialog.selectUser())
      frame.destroy()
      expect(await unanswered).toMatchObject({ code: 'JSSDK_FRAME_DISPOSED' })
    }
    expect({ listeners: page.listenerCount, timers: clock.pending }).toEqual({ listeners: 0, timers: 0 })
  })

  it('E110: a frame destroyed during its handshake rejects and makes room', async () => {
    openPortalPage()
    const waiting = initializeB24Frame()
    const other = new B24Frame({ DOMAIN: 'demo.bitrix24.com', PROTOCOL: true, APP_SID: appSid, LANG: null })
    const init = other.init()
    other.destroy()
    await expect(init).rejects.toMatchObject({ code: 'JSSDK_FRAME_DISPOSED' })
    await expect(other.init()).rejects.toMatchObject({ code: 'JSSDK_FRAME_DISPOSED' })
    frames.push(await waiting)
  })
})

describe('a frame before init()', () => {
  const members = ['auth', 'parent', 'slider', 'placement', 'options', 'dialog', 'actions', 'tools'] as const
  it.each(members)('%s throws JSSDK_CORE_B24_NOT_INIT', (member) => {
    openPortalPage()
    const frame = new B24Frame({ DOMAIN: 'demo.bitrix24.com', PROTOCOL: true, APP_SID: appSid, LANG: null })
    frames.push(frame)
    expect(frame.isInit).toBe(false)
    expect(() => frame[member]).toThrow(expect.objectContaining({ code: 'JSSDK_CORE_B24_NOT_INIT' }))
    expect(() => frame.setLogger(Logger.create('frame'))).toThrow(
      expect.objectContaining({ code: 'JSSDK_CORE_B24_NOT_INIT' }),
    )
  })
})

describe('the tokens of a frame', () => {
  it('are false once they have expired, and new after refreshAuth()', async () => {
    const { page, clock, frame } = await openIn({
      answers: { refreshAuth: () => ({ AUTH_ID: 'access-1', REFRESH_ID: 'refresh-1', AUTH_EXPIRES: '1800' }) },
    })
    await clock.advance(3_600_000)
    expect(frame.auth.getAuthData()).toBe(false)
    const renewed = await frame.auth.refreshAuth()
    expect(renewed).toMatchObject({ access_token: 'access-1', refresh_token: 'refresh-1', expires_in: 1800 })
    expect(frame.auth.getAuthData()).toEqual(renewed)
    expect(page.last('refreshAuth').params).toBeUndefined()
    expect(clock.pending, 'E59: no timer is left after the answer').toBe(0)
  })

  it('E59: a refresh without an answer ends after 10 seconds', async () => {
    const { clock, frame } = await openIn({ answers: { refreshAuth: () => silence } })
    const failure = failureOf(frame.auth.refreshAuth())
    await clock.advance(10_000)
    expect(await failure).toMatchObject({ code: 'JSSDK_FRAME_REFRESH_AUTH_TIMEOUT', status: 408 })
    expect(clock.pending).toBe(0)
  })

  it.each([
    { reply: null },
    { reply: {} },
    { reply: { AUTH_ID: 'a' } },
    { reply: { AUTH_ID: 'a', AUTH_EXPIRES: '0' } },
  ])('a refresh answered with $reply rejects and keeps the tokens', async ({ reply }) => {
    const { frame } = await openIn({ answers: { refreshAuth: () => reply } })
    await expect(frame.auth.refreshAuth()).rejects.toMatchObject({ code: 'JSSDK_FRAME_BAD_PAYLOAD' })
    expect(frame.auth.getAuthData()).toMatchObject({ access_token: 'access-0' })
  })
})

describe('the end of the installation', () => {
  it('is told to the portal, which does not answer', async () => {
    const { page, clock, frame } = await openIn(answering({ INSTALL: true }))
    const finish = frame.installFinish()
    await clock.advance(900)
    await expect(finish).resolves.toEqual({ isSafely: true })
    expect(page.last('setInstallFinish').params).toBeUndefined()
  })

  it('is refused when the application is installed already', async () => {
    const { frame } = await openIn()
    await expect(frame.installFinish()).rejects.toMatchObject({ code: 'JSSDK_FRAME_INSTALL_ALREADY_FINISHED' })
  })
})

describe('a frame among the clients', () => {
  it('every client is a TypeB24', () => {
    expectTypeOf<B24Frame>().toExtend<TypeB24>()
    expectTypeOf<B24Hook>().toExtend<TypeB24>()
    expectTypeOf<B24OAuth>().toExtend<TypeB24>()
    expect(B24Frame.prototype).toBeInstanceOf(AbstractB24)
  })

  it('S128: does not warn about a secret in the browser, where a webhook does', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const page = openPortalPage()
    vi.stubGlobal('document', {})
    const options = { clock: new FakeClock(), transport: answerTrue }
    const profile = { method: 'profile', retry: false } as const
    const response = await (await open(options)).actions.v2.call.make(profile)
    expect(response.getData()?.result).toBe(true)
    expect(warn).not.toHaveBeenCalled()
    await new B24Hook({ b24Url: page.origin, userId: 1, secret: 'abc' }, options).actions.v2.call.make(profile)
    expect(warn).toHaveBeenCalled()
    warn.mockRestore()
  })

  it('E64: neither tokens nor option values enter a log', async () => {
    const { frame } = await openIn({
      answers: { setAppOption: ({ params }) => params, refreshAuth: () => ({ ...handshake, AUTH_ID: 'access-1' }) },
    })
    const memory = new MemoryHandler()
    frame.setLogger(Logger.create('frame').pushHandler(memory))
    await frame.options.appSet('note', 'value-of-option')
    await frame.auth.refreshAuth()
    const log = JSON.stringify(memory.getRecords())
    expect(log).toContain('setAppOption')
    for (const secret of ['value-of-option', 'access-', 'refresh-', appSid]) expect(log).not.toContain(secret)
  })

  it('exports its parts by name', async () => {
    const { frame } = await openIn()
    expect(frame.auth).toBeInstanceOf(AuthManager)
  })
})
