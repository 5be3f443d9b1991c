import { setTimeout as delay } from 'node:timers/promises'
import { inspect } from 'node:util'
import { type B24Frame, initializeB24Frame, Logger, MemoryHandler } from '@bitrix24/b24jssdk'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { appSid, failureOf, handshake, openPortalPage, type PortalPage, silence } from '../support/portal-page.ts'

const access = 'odd.access~token-of.a.frame'
const refresh = 'odd.refresh~token-of.a.frame'
const secrets = [access, refresh, appSid]
const planted = secrets
  .flatMap((secret) => [secret, `https://p.example/?auth=${secret}`, `AUTH_ID=${secret}&a=1`, `{"x":"${secret}"}`])
  .join(' ; ')

let portal: Portal
let page: PortalPage
let memory: MemoryHandler
const seen: unknown[] = []

const tokens = { AUTH_ID: access, REFRESH_ID: refresh, AUTH_EXPIRES: '3600' }

/** A frame whose page answers its handshake and one command with what is given. */
const open = async (answers: Readonly<Record<string, () => unknown>>): Promise<B24Frame> => {
  page = openPortalPage({
    origin: portal.url,
    answers: { getInitData: () => ({ ...handshake, ...tokens }), ...answers },
  })
  const $b24 = await initializeB24Frame()
  const logger = Logger.create('frame').setHandlers([memory])
  $b24.setLogger(logger)
  return $b24
}

beforeEach(async () => {
  memory = new MemoryHandler()
  seen.length = 0
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void seen.push(...words))
  portal = await createPortal()
})
afterEach(async () => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  await portal.close()
})

/** The places at which a secret can be seen, each with what stands around it. */
const leaksIn = (...more: readonly unknown[]): readonly string[] => {
  const text = [...memory.getRecords(), ...seen, ...more]
    .map((part) => `${inspect(part, { depth: 20, maxStringLength: null, showHidden: true })} ${JSON.stringify(part)}`)
    .join('\n')
  return secrets.flatMap((secret) => {
    const at = text.indexOf(secret)
    return at < 0 ? [] : [text.slice(Math.max(0, at - 200), at + 100)]
  })
}

describe('no secret of a frame is shown that stands', () => {
  it.each([
    { what: 'in the answer to a renewal', answers: { refreshAuth: () => ({ AUTH_ID: 1, error: planted }) } },
    { what: 'in a text in its place', answers: { refreshAuth: () => planted } },
  ])('$what', async ({ answers }) => {
    const $b24 = await open(answers)
    const error = await failureOf(Promise.resolve($b24.auth.refreshAuth()))
    expect(error).toMatchObject({ code: 'JSSDK_FRAME_BAD_PAYLOAD' })
    expect(leaksIn(error)).toEqual([])
    $b24.destroy()
  })

  it.each([
    { what: 'in an answer that is no JSON', message: (id: string) => `${id}:{${planted}` },
    { what: 'in a message of nobody’s', message: () => planted },
    { what: 'in an object', message: (id: string) => ({ callback: id, error: planted }) },
  ])('$what', async ({ message }) => {
    const $b24 = await open({ setTitle: () => silence })
    const sent = failureOf($b24.parent.setTitle('a'))
    await vi.waitUntil(() => page.received.some(({ command }) => command === 'setTitle'), { timeout: 60_000 })
    page.post(message(page.last('setTitle').callbackId))
    page.post(message(page.last('setTitle').callbackId), `https://${access}.example`)
    $b24.destroy()
    expect(leaksIn(await sent)).toEqual([])
  })

  it('in what the portal answers a call with, and in what cannot be sent', async () => {
    const $b24 = await open({ refreshAuth: () => ({ ...tokens }) })
    // The portal does not know the token: the call is refused, renewed once, and refused again.
    const refused = await failureOf($b24.actions.v2.call.make({ method: 'profile', params: { note: planted } }))
    expect(refused).toMatchObject({ status: 401 })
    const unsendable = await failureOf($b24.parent.message.send('setTitle', { title: planted, handler: 1n }))
    expect(unsendable).toMatchObject({ code: 'JSSDK_INVALID_PARAMS' })
    await delay(0)
    expect(leaksIn(refused, unsendable)).toEqual([])
    $b24.destroy()
  })
})
