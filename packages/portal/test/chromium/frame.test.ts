import { createPortal, type InstalledApp, type Portal, type PortalOptions } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type Browser,
  type Frame,
  hasChromium,
  keepScreenshot,
  openBrowser,
  type Page,
} from '../../../../scripts/chromium.ts'
import { send } from '../client.ts'
import { type BareApp, startBareApp } from './bare-app.ts'

/** Milliseconds after which a command counts as unanswered. */
const silenceMs = 400

const someText: unknown = expect.any(String)
const someSid: unknown = expect.stringMatching(/^[\da-f]{32}$/)

describe.runIf(hasChromium)('the frame page, spoken to by an application without an SDK', () => {
  let browser: Browser
  let bare: BareApp
  let portal: Portal
  let app: InstalledApp
  let page: Page

  const start = async (options: PortalOptions = {}, install: Parameters<Portal['installApp']>[0] = {}) => {
    portal = await createPortal({ seed: { deal: [1, 2], contact: [5] }, ...options })
    app = portal.installApp({ pageUrl: `${bare.url}/app`, ...install })
  }
  /** Opens the frame page and waits for the application in it. */
  const open = async (query: Record<string, string> = {}): Promise<Frame> => {
    await page.goto(`${portal.url}/_portal/frame/?${new URLSearchParams({ app: app.clientId, ...query }).toString()}`)
    return frameOf(0)
  }
  const frameOf = async (position: number): Promise<Frame> => {
    const handle = await page.locator('iframe').nth(position).elementHandle()
    const frame = await handle?.contentFrame()
    if (!frame) throw new Error('There is no such frame.')
    await frame.waitForSelector('#sid:not(:empty)')
    return frame
  }
  const ask = async (frame: Frame, command: string, params?: unknown, waitMs = 10_000): Promise<unknown> =>
    frame.evaluate(`ask(${JSON.stringify(command)}, ${JSON.stringify(params) ?? 'undefined'}, ${String(waitMs)})`)

  beforeAll(async () => {
    browser = await openBrowser()
    bare = await startBareApp()
  })
  afterAll(async () => {
    await browser[Symbol.asyncDispose]()
    await bare[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    page = await browser.newPage()
    return async () => {
      await page.close()
      await portal.close()
    }
  })

  it('submits the opening request into the frame, with a token that works', async () => {
    await start()
    await open({ options: '{"any":"42/"}' })
    const opening = bare.openings.at(-1)
    expect(opening).toMatchObject({
      method: 'POST',
      query: {
        DOMAIN: new URL(portal.url).host,
        PROTOCOL: '0',
        LANG: 'en',
        APP_SID: someSid,
      },
      fields: {
        AUTH_EXPIRES: '3600',
        SERVER_ENDPOINT: someText,
        APPLICATION_TOKEN: app.applicationToken,
        member_id: app.memberId,
        status: 'L',
        PLACEMENT: 'DEFAULT',
        PLACEMENT_OPTIONS: String.raw`{"any":"42\/"}`,
      },
    })
    const profile = await send(`${portal.url}/rest/profile?auth=${opening?.fields['AUTH_ID'] ?? ''}`)
    expect(profile).toMatchObject({ status: 200, body: { result: { ID: '1' } } })
  })

  it('answers the handshake; FIRST_RUN is true once', async () => {
    await start()
    const frame = await open()
    expect(await ask(frame, 'getInitData')).toMatchObject({
      DOMAIN: new URL(portal.url).host,
      PROTOCOL: 0,
      MEMBER_ID: app.memberId,
      FIRST_RUN: true,
      IS_ADMIN: true,
      INSTALL: false,
      USER_OPTIONS: [],
      APP_OPTIONS: [],
      PLACEMENT: 'DEFAULT',
    })
    expect(await ask(frame, 'getInitData')).toMatchObject({ FIRST_RUN: false })
    await keepScreenshot(page, 'frame-page')
  })

  it.each([
    { form: 'four parts', message: '`refreshAuth::x1:${sid}`', callback: 'x1' },
    { form: 'three parts', message: '`refreshAuth:x2:${sid}`', callback: 'x2' },
    {
      form: 'an object',
      message: "({ method: 'refreshAuth', params: '', callback: 'x3', appSid: sid })",
      callback: 'x3',
    },
  ])('takes a command in the form of $form', async ({ message, callback }) => {
    await start()
    const frame = await open()
    const answer = await frame.evaluate(`post(${message}), replyTo('${callback}', 10000)`)
    expect(answer).toMatchObject({ AUTH_ID: someText, REFRESH_ID: someText })
  })

  it.each([
    { what: 'another session', message: "'getInitData::x1:' + '0'.repeat(32)" },
    { what: 'cut JSON', message: '`setAppOption:{"name":"a:x1:${sid}`' },
    { what: 'an unknown command', message: '`deleteEverything::x1:${sid}`' },
    { what: 'no bridge message', message: "'hello'" },
    { what: 'another window', message: '(top.postMessage(1, "*"), null)' },
  ])('stays silent about $what', async ({ message }) => {
    await start()
    const frame = await open()
    expect(await frame.evaluate(`post(${message}), replyTo('x1', ${String(silenceMs)})`)).toBe('silence')
    expect(await ask(frame, 'getInitData')).toMatchObject({ PLACEMENT: 'DEFAULT' })
  })

  it('keeps options of the application and of its user, those of the application for administrators only', async () => {
    await start()
    const frame = await open()
    const both = frame.evaluate(
      "Promise.all([ask('setAppOption', {name:'a',value:'1'}), ask('setAppOption', {name:'b',value:'2'})])",
    )
    expect(await both).toEqual([
      { a: '1', b: '2' },
      { a: '1', b: '2' },
    ])
    expect(await ask(frame, 'setUserOption', { name: 'theme', value: 'dark' })).toEqual({
      name: 'theme',
      value: 'dark',
    })
    expect(await ask(frame, 'getInitData')).toMatchObject({
      USER_OPTIONS: { theme: 'dark' },
      APP_OPTIONS: { a: '1', b: '2' },
    })
    const other = await open({ user: '2' })
    expect(await ask(other, 'setAppOption', { name: 'a', value: '9' }, silenceMs)).toBe('silence')
    expect(await ask(other, 'getInitData')).toMatchObject({
      IS_ADMIN: false,
      USER_OPTIONS: [],
      APP_OPTIONS: { a: '1' },
    })
  })

  it('ends the old token when it hands out another one, by a switch', async () => {
    await start({ switches: { frameRefreshEndsOldToken: true } })
    const frame = await open()
    const old = bare.openings.at(-1)?.fields['AUTH_ID'] ?? ''
    await ask(frame, 'refreshAuth')
    expect((await send(`${portal.url}/rest/profile?auth=${old}`)).body).toMatchObject({ error: 'expired_token' })
  })

  it('installs: shows the installer, and the main page when it has finished', async () => {
    await start({}, { installUrl: `${bare.url}/install`, isFinished: false })
    const frame = await open()
    expect(await ask(frame, 'getInitData')).toMatchObject({ INSTALL: true })
    // The page moves on as soon as it hears the command and may take the frame away before the question is answered.
    const finished = ask(frame, 'setInstallFinish', undefined, 1).catch(() => 'moved on')
    await page.waitForURL(/install_finished=Y/)
    await finished
    expect(await ask(await frameOf(0), 'getInitData')).toMatchObject({ INSTALL: false })
  })

  it('sizes the frame, sets the heading, scrolls', async () => {
    await start()
    const frame = await open()
    expect(await ask(frame, 'resizeWindow', { width: 500, height: 900 })).toEqual({ width: 500, height: 900 })
    expect(await ask(frame, 'setTitle', { title: 'Deals: all' })).toEqual({ title: 'Deals: all' })
    expect(await page.locator('h1').textContent()).toBe('Deals: all')
    expect(await ask(frame, 'setScroll', { scroll: 40 })).toEqual({ scroll: 40 })
    expect(await page.evaluate('scrollY')).toBe(40)
  })

  it('shows the application in a slider, with a session of its own, and answers when it is closed', async () => {
    await start()
    const frame = await open()
    await frame.evaluate(
      "globalThis.sliderClosed = ask('openApplication', { bx24_width: 700, bx24_odd: 1, itemId: 7 }, 20000), 0",
    )
    const inner = await frameOf(1)
    expect(await ask(inner, 'getInitData')).toMatchObject({ PLACEMENT: 'DEFAULT', PLACEMENT_OPTIONS: { itemId: '7' } })
    expect(await inner.textContent('#sid')).not.toBe(await frame.textContent('#sid'))
    expect(await ask(inner, 'resizeWindow', { width: 10, height: 10 }, silenceMs)).toBe('silence')
    await keepScreenshot(page, 'frame-page-slider')
    void ask(inner, 'closeApplication', undefined, 1).catch(() => undefined)
    expect(await frame.evaluate('sliderClosed')).toBe('empty')
    expect(await page.locator('iframe').count()).toBe(1)
  })

  it('shows a page of the portal in a slider as wide as its path asks for', async () => {
    await start()
    const frame = await open()
    const path = '/workgroups/group/0/card/../../../../crm/deal/details/1/?IFRAME=Y'
    await frame.evaluate(`globalThis.sliderClosed = ask('openPath', ${JSON.stringify({ path })}, 20000), 0`)
    const slider = page.locator('.slider')
    await slider.waitFor()
    expect(await slider.evaluate(({ clientWidth }) => clientWidth)).toBe(900)
    expect(await slider.textContent()).toContain(
      `/crm/deal/details/1/?IFRAME=Y&from=rest_placement&from_app=${app.clientId}`,
    )
    await slider.getByRole('button', { name: 'Close' }).click()
    expect(await frame.evaluate('sliderClosed')).toEqual({ result: 'close' })
  })

  it.each(['https://example.com/', '//example.com/', '/crm/deal/../..//example.com/', '/\\example.com', 'crm/deal/'])(
    'opens no slider for the path %s',
    async (path) => {
      await start()
      expect(await ask(await open(), 'openPath', { path })).toEqual({
        result: 'error',
        errorCode: 'PATH_NOT_AVAILABLE',
      })
    },
  )

  it('opens no slider on a mobile device', async () => {
    await start()
    const answer = await ask(await open({ device: 'mobile' }), 'openPath', { path: '/crm/deal/details/1/' })
    expect(answer).toEqual({ result: 'error', errorCode: 'METHOD_NOT_SUPPORTED_ON_DEVICE' })
  })

  it.each([
    { command: 'selectUser', params: { mult: false }, picks: ['2'], answers: { id: '2', name: 'Bob Ray' } },
    { command: 'selectUser', params: { mult: true }, picks: ['1', '2'], answers: [{ id: '1' }, { id: '2' }] },
    {
      command: 'selectAccess',
      params: { value: ['U1'] },
      picks: ['U2', 'DR1'],
      answers: [{ id: 'DR1' }, { id: 'U2' }],
    },
    {
      command: 'selectCRM',
      params: { entityType: ['deal', 'contact'], multiple: true, value: { contact: [5] } },
      picks: ['D_2'],
      answers: { deal: { 0: { id: 'D_2', type: 'deal' } }, contact: { 0: { id: 'C_5' } } },
    },
  ])('$command $params lets a person pick', async ({ command, params, picks, answers }) => {
    await start()
    const frame = await open()
    const answer = ask(frame, command, params)
    for (const id of picks) await page.locator(`dialog [data-id="${id}"] input`).check()
    await keepScreenshot(page, `frame-page-${command}`)
    await page.getByRole('button', { name: 'Select' }).click()
    expect(await answer).toMatchObject(answers)
  })

  it('blocks what may not be picked, and never answers a dialog that is cancelled', async () => {
    await start()
    const frame = await open()
    const answer = ask(frame, 'selectAccess', { value: ['U1'] }, 2 * silenceMs)
    expect(await page.locator('dialog [data-id="U1"] input').isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(await answer).toBe('silence')
  })

  it.each(['imCallTo', 'imPhoneTo', 'imOpenMessenger', 'imOpenHistory', 'showAppForm'])(
    '%s is shown as a notice and not answered',
    async (command) => {
      await start()
      const frame = await open()
      expect(await ask(frame, command, { userId: 2 }, silenceMs)).toBe('silence')
      expect(await page.locator(`[data-notice="${command}"]`).textContent()).toContain('{"userId":2}')
    },
  )

  it('lets events of a place happen as often as its button is clicked', async () => {
    await start()
    const frame = await open({ placement: 'CALL_CARD', options: '{"CALL_ID":"c1"}' })
    expect(await ask(frame, 'getInterface')).toMatchObject({
      command: ['getStatus', 'disableAutoClose', 'enableAutoClose'],
      event: ['CallCard::EntityChanged', 'CallCard::BeforeClose', 'CallCard::CallStateChanged'],
    })
    expect(await ask(frame, 'getStatus')).toEqual({ CALL_ID: 'c1' })
    expect(await ask(frame, 'setTitle', { title: 'x' }, silenceMs)).toBe('silence')
    const subscription = { event: 'CallCard::CallStateChanged' }
    expect(await ask(frame, 'placementBindEvent', subscription, silenceMs)).toBe('silence')
    await page.getByLabel('Event').selectOption('CallCard::CallStateChanged')
    await page.getByLabel('Argument, JSON').fill('"connected"')
    await page.getByRole('button', { name: 'Fire' }).click({ clickCount: 2 })
    await expect.poll(async () => frame.evaluate("heard.filter((one) => one.payload === 'connected').length")).toBe(2)
  })

  it('opens the handler that the application bound to a place', async () => {
    await start()
    const bound = await send(`${portal.url}/rest/placement.bind?auth=${app.tokens.accessToken}`, {
      method: 'POST',
      body: new URLSearchParams({ PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: `${bare.url}/tab?own=1`, TITLE: 'Tab' }),
    })
    expect(bound.body['result']).toBe(true)
    const frame = await open({ placement: 'CRM_DEAL_DETAIL_TAB', options: '{"ID":"1"}' })
    expect(bare.openings.at(-1)).toMatchObject({ query: { own: '1' }, fields: { PLACEMENT: 'CRM_DEAL_DETAIL_TAB' } })
    expect(await ask(frame, 'reloadData')).toEqual([])
  })

  it('opens plain files by GET, without tokens', async () => {
    await start({}, { isStatic: true })
    const frame = await open()
    expect(bare.openings.at(-1)).toMatchObject({ method: 'GET', fields: {} })
    expect(await ask(frame, 'getInitData')).toMatchObject({ AUTH_ID: someText })
  })

  it('lets an application call REST from its own origin', async () => {
    await start()
    const frame = await open()
    const call = `ask('getInitData').then(({ AUTH_ID }) => fetch(portal + '/rest/profile', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ auth: AUTH_ID }) }))
      .then((response) => response.json())`
    expect(await frame.evaluate(call)).toMatchObject({ result: { ID: '1' } })
  })
})

describe('what the frame page asks of the portal', () => {
  it.each([
    { who: 'an application of another origin', headers: { origin: 'http://127.0.0.1:1' } },
    { who: 'a program without an origin', headers: {} },
  ])('is refused to $who', async ({ headers }) => {
    await using portal = await createPortal()
    const app = portal.installApp({ pageUrl: 'http://127.0.0.1:1/' })
    const body = JSON.stringify({ app: app.clientId })
    const reply = await fetch(`${portal.url}/_portal/frame/open`, { method: 'POST', headers, body })
    expect(reply.status).toBe(403)
    expect(await reply.text()).not.toContain('AUTH_ID')
  })

  it('names the origins of the application as the only ones that the page may show and send to', async () => {
    await using portal = await createPortal()
    const app = portal.installApp({ pageUrl: 'http://127.0.0.1:1/page' })
    const reply = await fetch(`${portal.url}/_portal/frame/?app=${app.clientId}`)
    expect(reply.headers.get('content-security-policy')).toContain(
      'frame-src http://127.0.0.1:1; form-action http://127.0.0.1:1',
    )
    expect(reply.headers.get('x-frame-options')).toBe('DENY')
  })

  it.each([
    { app: 'nobody', says: 'The application is not installed.' },
    { app: 'an application without a page', says: 'The application has no page of its own: set pageUrl.' },
  ])('answers 404 for $app', async ({ app, says }) => {
    await using portal = await createPortal()
    const { clientId } = portal.installApp()
    const reply = await fetch(`${portal.url}/_portal/frame/?app=${app === 'nobody' ? '' : clientId}`)
    expect({ status: reply.status, text: (await reply.text()).trim() }).toEqual({ status: 404, text: says })
  })
})
