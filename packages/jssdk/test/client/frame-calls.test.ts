import {
  type B24Frame,
  DialogManager,
  initializeB24Frame,
  ParentManager,
  SliderManager,
} from '@bitrix24/b24jssdk/frame'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { handshake, openPortalPage, type PortalPage } from '../support/portal-page.ts'

let portal: Portal
let page: PortalPage
let $b24: B24Frame

const newTokens = () => {
  const { tokens } = portal.installApp()
  return { AUTH_ID: tokens.accessToken, REFRESH_ID: tokens.refreshToken, AUTH_EXPIRES: '3600' }
}

beforeEach(async () => {
  portal = await createPortal()
  page = openPortalPage({
    origin: portal.url,
    answers: { getInitData: () => ({ ...handshake, ...newTokens() }), refreshAuth: newTokens, setTitle: () => true },
  })
  $b24 = await initializeB24Frame()
})
afterEach(async () => {
  $b24.destroy()
  vi.unstubAllGlobals()
  await portal.close()
})

describe('the client of the frame entry', () => {
  it('calls both versions with the token of the handshake', async () => {
    const profile = await $b24.actions.v2.call.make<{ ID: string }>({ method: 'profile' })
    expect(profile.getData()?.result.ID).toBe('1')
    expect((await $b24.actions.v3.call.make({ method: 'tasks.task.field.list' })).isSuccess).toBe(true)
  })

  it('has an expired token renewed once for all its calls', async () => {
    portal.oauth.expireTokens()
    const calls = Array.from({ length: 10 }, () => $b24.actions.v2.call.make({ method: 'profile' }))
    expect((await Promise.all(calls)).every(({ isSuccess }) => isSuccess)).toBe(true)
    expect(page.received.filter(({ command }) => command === 'refreshAuth')).toHaveLength(1)
  })

  it('knows what the handshake told', () => {
    expect($b24.placement.options).toEqual({ ID: '17' })
    expect($b24.options.appGet('theme')).toBe('dark')
    expect($b24.getLang()).toBe('de')
    expect($b24.auth.isAdmin).toBe(true)
  })

  it('lends its channel to the managers that only send commands', async () => {
    await new ParentManager($b24.message).setTitle('Deals')
    expect(page.last('setTitle').params).toEqual({ title: 'Deals' })
    expect(new SliderManager($b24, $b24.message).getUrl('/crm/').href).toBe(`${portal.url}/crm/`)
    const picked = new DialogManager($b24.message).selectUsers()
    $b24.destroy()
    await expect(picked).rejects.toMatchObject({ code: 'JSSDK_FRAME_DISPOSED' })
  })

  it('is one for the page until it is destroyed', async () => {
    expect(await initializeB24Frame()).toBe($b24)
    $b24.destroy()
    const next = await initializeB24Frame()
    expect(next).not.toBe($b24)
    next.destroy()
  })
})
