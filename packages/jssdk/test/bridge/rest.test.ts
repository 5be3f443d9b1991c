import { type B24Frame, type FrameOptions, initializeB24Frame } from '@bitrix24/b24jssdk'
import { createPortal, type InstalledApp, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeClock } from '../support/fake-clock.ts'
import { failureOf, handshake, openPortalPage, type PortalPage, silence } from '../support/portal-page.ts'

let portal: Portal
let page: PortalPage
let $b24: B24Frame

const tokensOf = ({ tokens }: InstalledApp) => ({
  AUTH_ID: tokens.accessToken,
  REFRESH_ID: tokens.refreshToken,
  AUTH_EXPIRES: '3600',
})
const newTokens = (): unknown => tokensOf(portal.installApp())

/** An application in the portal's page, with tokens of that portal. */
const open = async (refreshAuth: () => unknown = newTokens, options: FrameOptions = {}): Promise<void> => {
  const getInitData = () => ({ ...handshake, ...tokensOf(portal.installApp()) })
  page = openPortalPage({ origin: portal.url, answers: { getInitData, refreshAuth } })
  $b24 = await initializeB24Frame(options)
}

const refreshes = (): number => page.received.filter(({ command }) => command === 'refreshAuth').length
const callV2 = () => $b24.actions.v2.call.make<{ ID: string }>({ method: 'profile' })
const callV3 = () => $b24.actions.v3.call.make({ method: 'tasks.task.field.list' })

beforeEach(async () => {
  portal = await createPortal()
})
afterEach(async () => {
  $b24.destroy()
  vi.unstubAllGlobals()
  await portal.close()
})

describe('a frame calls REST', () => {
  it('of both versions with the token of the handshake', async () => {
    await open()
    expect((await callV2()).getData()?.result.ID).toBe('1')
    expect((await callV3()).isSuccess).toBe(true)
    expect(refreshes()).toBe(0)
  })

  it.each([
    { number: 'E13', name: 'expired', spoil: () => portal.oauth.expireTokens() },
    { number: 'E14', name: 'unknown to the portal', spoil: () => portal.oauth.forgetTokens() },
  ])('$number, E18: 20 calls of both versions on a token that is $name share one refresh', async ({ spoil }) => {
    await open()
    spoil()
    const calls = Array.from({ length: 10 }, () => [callV2(), callV3()]).flat()
    const responses = await Promise.all<{ readonly isSuccess: boolean }>(calls)
    expect(responses.map(({ isSuccess }) => isSuccess)).toEqual(calls.map(() => true))
    expect(refreshes()).toBe(1)
  })

  it('E16: a token that is refused after the refresh too ends the call', async () => {
    await open()
    portal.faults.add({ match: 'profile', action: 'expiredToken' })
    await expect(callV2()).rejects.toMatchObject({ code: 'expired_token', status: 401 })
    expect(refreshes()).toBe(1)
  })

  it('E17: a refresh that the page never answers ends the call', async () => {
    const clock = new FakeClock()
    await open(() => silence, { clock })
    portal.oauth.expireTokens()
    const failure = failureOf(callV2())
    await vi.waitFor(() => page.last('refreshAuth'), { timeout: 60_000 })
    await clock.advance(10_000)
    expect(await failure).toMatchObject({ code: 'JSSDK_FRAME_REFRESH_AUTH_TIMEOUT' })
  })
})
