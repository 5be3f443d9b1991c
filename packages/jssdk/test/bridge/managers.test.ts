import { initializeB24Frame, type SelectedCRM } from '@bitrix24/b24jssdk'
import type { B24Frame } from '@bitrix24/b24jssdk'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FakeClock } from '../support/fake-clock.ts'
import { failureOf, handshake, openPortalPage, type PortalPageOptions } from '../support/portal-page.ts'

let cleanUp: () => void = () => undefined

const openIn = async (answers: PortalPageOptions['answers'] = {}) => {
  const page = openPortalPage({ answers })
  const clock = new FakeClock()
  const frame = await initializeB24Frame({ clock })
  cleanUp = () => frame.destroy()
  /** What a command resolves with once its timer is over. */
  const settled = async <T>(answer: Promise<T>): Promise<T> => {
    await clock.advance(900)
    return answer
  }
  return { page, clock, frame, settled }
}

const initAnswer = (data: object) => ({ getInitData: () => ({ ...handshake, ...data }) })
const echo = ({ params }: { readonly params: unknown }): unknown => params

afterEach(() => {
  cleanUp()
  vi.unstubAllGlobals()
})

interface Case {
  readonly name: string
  readonly run: (frame: B24Frame) => Promise<unknown>
  readonly command: string
  readonly params: unknown
}

const commands: readonly Case[] = [
  {
    name: 'fitWindow',
    run: ({ parent }) => parent.fitWindow(),
    command: 'resizeWindow',
    params: { width: '100%', height: 600 },
  },
  {
    name: 'resizeWindow',
    run: ({ parent }) => parent.resizeWindow(10, 20),
    command: 'resizeWindow',
    params: { width: 10, height: 20 },
  },
  {
    name: 'resizeWindowAuto',
    run: ({ parent }) => parent.resizeWindowAuto(),
    command: 'resizeWindow',
    params: { width: 410, height: 510 },
  },
  {
    name: 'resizeWindowAuto with minima',
    run: ({ parent }) => parent.resizeWindowAuto(null, 900, 800),
    command: 'resizeWindow',
    params: { width: 800, height: 900 },
  },
  {
    name: 'scrollParentWindow',
    run: ({ parent }) => parent.scrollParentWindow(7),
    command: 'setScroll',
    params: { scroll: 7 },
  },
  {
    name: 'scrollParentWindow below the top',
    run: ({ parent }) => parent.scrollParentWindow(-7),
    command: 'setScroll',
    params: { scroll: 0 },
  },
  { name: 'reloadWindow', run: ({ parent }) => parent.reloadWindow(), command: 'reloadWindow', params: undefined },
  { name: 'setTitle', run: ({ parent }) => parent.setTitle('a:b'), command: 'setTitle', params: { title: 'a:b' } },
  {
    name: 'E68: imCallTo',
    run: ({ parent }) => parent.imCallTo(5),
    command: 'imCallTo',
    params: { userId: 5, video: true },
  },
  {
    name: 'E69: imPhoneTo',
    run: ({ parent }) => parent.imPhoneTo('55'),
    command: 'imPhoneTo',
    params: { phone: '55' },
  },
  {
    name: 'E69: imPhoneTo with a second argument',
    run: ({ parent }) => parent.imPhoneTo('55', { a: 1 }),
    command: 'imPhoneTo',
    params: { phone: '55', params: { a: 1 } },
  },
  {
    name: 'E69: imOpenMessenger',
    run: ({ parent }) => parent.imOpenMessenger('chat5'),
    command: 'imOpenMessenger',
    params: { dialogId: 'chat5' },
  },
  {
    name: 'E69: imOpenMessenger with a second argument',
    run: ({ parent }) => parent.imOpenMessenger(5, 7),
    command: 'imOpenMessenger',
    params: { dialogId: 5, messageId: 7 },
  },
  {
    name: 'E68: imOpenHistory',
    run: ({ parent }) => parent.imOpenHistory('imol|5'),
    command: 'imOpenHistory',
    params: { dialogId: 'imol|5' },
  },
  {
    name: 'options.appSet',
    run: ({ options }) => options.appSet('a', 0),
    command: 'setAppOption',
    params: { name: 'a', value: 0 },
  },
  {
    name: 'getInterface',
    run: ({ placement }) => placement.getInterface(),
    command: 'getInterface',
    params: undefined,
  },
  {
    name: 'placement.call',
    run: ({ placement }) => placement.call('reloadData', { a: 1 }),
    command: 'reloadData',
    params: { a: 1 },
  },
  {
    name: 'placement.call without parameters',
    run: ({ placement }) => placement.call('lock'),
    command: 'lock',
    params: undefined,
  },
  {
    name: 'placement.call setValue',
    run: ({ placement }) => placement.call('setValue', { value: '{"a":1}' }),
    command: 'setValue',
    params: { a: 1 },
  },
  { name: 'placement.setValue', run: ({ placement }) => placement.setValue('x:y'), command: 'setValue', params: 'x:y' },
  {
    name: 'callCustomBind with a text',
    run: ({ placement }) => placement.callCustomBind('bindLayoutEventCallback', 'text', () => undefined),
    command: 'bindLayoutEventCallback',
    params: 'text',
  },
  {
    name: 'E70: callCustomBind with null',
    run: ({ placement }) => placement.callCustomBind('bindLayoutEventCallback', null, () => undefined),
    command: 'bindLayoutEventCallback',
    params: undefined,
  },
]

describe('a command that the portal may leave unanswered', () => {
  it.each(commands)('$name is sent and resolves', async ({ run, command, params }) => {
    const { page, frame, settled } = await openIn()
    await settled(run(frame))
    expect(page.last(command).params).toEqual(params)
  })

  it.each<Pick<Case, 'name' | 'run'>>([
    { name: 'no width', run: ({ parent }) => parent.resizeWindow(0, 20) },
    { name: 'no height', run: ({ parent }) => parent.resizeWindow(10, Number.NaN) },
    { name: 'half a pixel', run: ({ parent }) => parent.scrollParentWindow(1.5) },
  ])('$name is refused and nothing is sent', async ({ run }) => {
    const { page, frame } = await openIn()
    await expect(run(frame)).rejects.toThrow(Error)
    expect(page.received).toHaveLength(1)
  })
})

describe('sliders', () => {
  it.each([
    { width: 2000, prefix: '/crm/deal/../..' },
    { width: 1641, prefix: '/crm/deal/../..' },
    { width: 0, prefix: '/crm/deal/../..' },
    { width: Number.NaN, prefix: '/crm/deal/../..' },
    { width: 1640, prefix: '/crm/type/0/details/0/../../../../..' },
    { width: 1201, prefix: '/crm/type/0/details/0/../../../../..' },
    { width: 1200, prefix: '/company/personal/user/0/groups/create/../../../../../..' },
    { width: 951, prefix: '/company/personal/user/0/groups/create/../../../../../..' },
    { width: 950, prefix: '/crm/company/requisite/0/../../../..' },
    { width: 901, prefix: '/crm/company/requisite/0/../../../..' },
    { width: 900, prefix: '/workgroups/group/0/card/../../../..' },
    { width: 1, prefix: '/workgroups/group/0/card/../../../..' },
  ])('a page of $width pixels opens through $prefix', async ({ width, prefix }) => {
    const { page, frame } = await openIn({ openPath: () => ({ result: 'close' }) })
    const url = frame.slider.getUrl('/crm/deal/details/5/?a=b')
    await expect(frame.slider.openPath(url, width)).resolves.toEqual({ isOpenAtNewWindow: false, isClose: true })
    const path = `${prefix}/crm/deal/details/5/?a=b&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER`
    expect(page.last('openPath').params).toEqual({ path })
    expect(new URL(path, page.origin).pathname).toBe('/crm/deal/details/5/')
    expect(url.href).toBe('https://demo.bitrix24.com/crm/deal/details/5/?a=b')
  })

  it('a path with two slashes stays on the portal', async () => {
    const { page, frame } = await openIn({ openPath: () => ({ result: 'close' }) })
    await frame.slider.openPath(new URL('https://demo.bitrix24.com//evil.example/'))
    const { params } = page.last('openPath')
    expect(JSON.stringify(params)).toContain('../../../../../evil.example/')
    expect(JSON.stringify(params)).not.toContain('//evil')
  })

  it.each([
    { reply: { result: 'odd' }, outcome: { isOpenAtNewWindow: false, isClose: false } },
    { reply: null, outcome: { isOpenAtNewWindow: false, isClose: false } },
  ])('answered with $reply: $outcome', async ({ reply, outcome }) => {
    const { frame } = await openIn({ openPath: () => reply })
    await expect(frame.slider.openPath(frame.slider.getUrl())).resolves.toEqual(outcome)
  })

  it("a refusal rejects with the portal's code", async () => {
    const { frame } = await openIn({ openPath: () => ({ result: 'error', errorCode: 'PATH_NOT_AVAILABLE' }) })
    await expect(frame.slider.openPath(frame.slider.getUrl('/x/'))).rejects.toThrow(/^PATH_NOT_AVAILABLE$/)
  })

  const mobile = { openPath: () => ({ result: 'error', errorCode: 'METHOD_NOT_SUPPORTED_ON_DEVICE' }) }

  it('on a mobile device the page opens in a window, which is watched until it is closed', async () => {
    const { page, clock, frame } = await openIn(mobile)
    const outcome = frame.slider.openPath(frame.slider.getUrl('/x/'))
    await clock.advance(3_500)
    expect(page.opened[0]?.address).toBe('https://demo.bitrix24.com/x/?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER')
    for (const opened of page.opened) opened.closed = true
    await clock.advance(1_000)
    await expect(outcome).resolves.toEqual({ isOpenAtNewWindow: true, isClose: true })
    expect(clock.pending).toBe(0)
  })

  it('E113: on a mobile device gives up after 5 minutes', async () => {
    const { clock, frame } = await openIn(mobile)
    const outcome = frame.slider.openPath(frame.slider.getUrl('/x/'))
    await clock.advance(5 * 60_000)
    await expect(outcome).resolves.toEqual({ isOpenAtNewWindow: true, isClose: false })
    expect(clock.pending).toBe(0)
  })

  it('destroy() ends the watch', async () => {
    const { clock, frame } = await openIn(mobile)
    const failure = failureOf(frame.slider.openPath(frame.slider.getUrl('/x/')))
    await clock.advance(1_500)
    frame.destroy()
    expect(await failure).toMatchObject({ code: 'JSSDK_FRAME_DISPOSED' })
    expect(clock.pending).toBe(0)
  })

  it('the application itself opens with its parameters and resolves when it is closed', async () => {
    const { page, frame } = await openIn({ openApplication: () => [], closeApplication: () => [] })
    await frame.slider.openSliderAppPage({ bx24_width: 800, itemId: 7 })
    expect(page.last('openApplication').params).toEqual({ bx24_width: 800, itemId: 7 })
    await frame.slider.closeSliderAppPage()
    await frame.parent.closeApplication()
    expect(page.received.map(({ command }) => command).slice(-2)).toEqual(['closeApplication', 'closeApplication'])
  })
})

describe('dialogs', () => {
  const user = {
    id: '1',
    name: 'Ann',
    photo: '',
    position: '',
    url: '/company/personal/user/1/',
    sub: false,
    sup: false,
  }

  it('one user', async () => {
    const { page, frame } = await openIn({ selectUser: () => user })
    await expect(frame.dialog.selectUser()).resolves.toEqual(user)
    expect(page.last('selectUser').params).toEqual({ mult: false })
  })

  it.each([{ reply: [] }, { reply: {} }, { reply: 'nobody' }])('no user: $reply', async ({ reply }) => {
    const { frame } = await openIn({ selectUser: () => reply })
    await expect(frame.dialog.selectUser()).resolves.toBeNull()
  })

  it.each([{ reply: [user] }, { reply: { 0: user } }])('several users: $reply', async ({ reply }) => {
    const { page, frame } = await openIn({ selectUser: () => reply })
    await expect(frame.dialog.selectUsers()).resolves.toEqual([user])
    expect(page.last('selectUser').params).toEqual({ mult: true })
  })

  it('access rights', async () => {
    const { page, frame } = await openIn({ selectAccess: () => [{ id: 'AU', name: 'All' }] })
    await expect(frame.dialog.selectAccess(['U1'])).resolves.toEqual([{ id: 'AU', name: 'All' }])
    expect(page.last('selectAccess').params).toEqual({ value: ['U1'] })
  })

  it('E65: CRM entities come as real arrays, absent kinds stay undefined', async () => {
    const deal = { id: 'D_1', type: 'deal', place: 'deal', title: 'A', desc: '', url: '/' }
    const lead = { ...deal, id: 'L_2', type: 'lead' }
    const { page, frame } = await openIn({ selectCRM: () => ({ deal: { 0: deal }, lead: [lead], contact: [] }) })
    const picked: SelectedCRM = await frame.dialog.selectCRM({
      entityType: ['deal', 'lead'],
      multiple: true,
      value: { deal: [1] },
    })
    expect(picked).toStrictEqual({ deal: [deal], lead: [lead], contact: [] })
    expect(page.last('selectCRM').params).toEqual({
      entityType: ['deal', 'lead'],
      multiple: true,
      value: { deal: [1] },
    })
  })

  it('E65: an answer without a choice is an empty selection', async () => {
    const { page, frame } = await openIn()
    const picked = frame.dialog.selectCRM()
    await new FakeClock().advance(0)
    page.reply(page.last('selectCRM'))
    await expect(picked).resolves.toStrictEqual({})
  })

  it('a picker closed without a choice ends with the frame', async () => {
    const { frame } = await openIn()
    const failure = failureOf(frame.dialog.selectUser())
    await new FakeClock().advance(0)
    frame.destroy()
    expect(await failure).toMatchObject({ code: 'JSSDK_FRAME_DISPOSED' })
  })
})

describe('the placement', () => {
  it.each([
    {
      data: {},
      expected: { placement: 'CRM_DEAL_DETAIL_TAB', isDefault: false, isSliderMode: false, options: { ID: '17' } },
    },
    {
      data: { PLACEMENT: undefined, PLACEMENT_OPTIONS: [] },
      expected: { placement: 'DEFAULT', isDefault: true, isSliderMode: false, options: {} },
    },
    {
      data: { PLACEMENT: '', PLACEMENT_OPTIONS: { IFRAME: 'Y' } },
      expected: { placement: 'DEFAULT', isDefault: true, isSliderMode: true, options: { IFRAME: 'Y' } },
    },
  ])('$data', async ({ data, expected }) => {
    const { frame } = await openIn(initAnswer(data))
    const { placement } = frame
    const options: unknown = placement.options
    const { isDefault, isSliderMode } = placement
    expect({ placement: placement.placement, isDefault, isSliderMode, options }).toEqual(expected)
    expect(placement.title).toBe(expected.placement)
    expect(Object.isFrozen(options)).toBe(true)
  })

  it.each([5, { a: 1 }, undefined])('E66: setValue with %j throws and sends nothing', async (value) => {
    const { page, frame } = await openIn()
    const parameters: Record<string, unknown> = { value }
    const command: string = 'setValue'
    await expect(frame.placement.call(command, parameters)).rejects.toThrow(TypeError)
    expect(page.received).toHaveLength(1)
  })

  it('E67: bindEvent delivers every event, the first one included', async () => {
    const { page, frame, settled } = await openIn()
    const seen: unknown[] = []
    const bound = frame.placement.bindEvent('CallCard::CallStateChanged', (state: unknown) => seen.push(state))
    await settled(bound)
    const subscription = page.last('placementBindEvent')
    expect(subscription.params).toEqual({ event: 'CallCard::CallStateChanged' })
    for (const state of ['connecting', 'connected', 'idle']) page.reply(subscription, state)
    expect(seen).toEqual(['connecting', 'connected', 'idle'])
  })

  it('E67: an event before the timer is over counts too', async () => {
    const { page, clock, frame } = await openIn()
    const seen: unknown[] = []
    const bound = frame.placement.bindEvent('entityChanged', (id: unknown) => seen.push(id))
    await clock.advance(0)
    for (const id of [1, 2]) page.reply(page.last('placementBindEvent'), id)
    await expect(bound).resolves.toBe(1)
    expect(seen).toEqual([1, 2])
    expect(clock.pending).toBe(0)
  })
})

describe('options', () => {
  it.each([0, '', false, null])('E111: a stored %j comes back', async (value) => {
    const { frame } = await openIn(initAnswer({ APP_OPTIONS: { a: value }, USER_OPTIONS: { b: value } }))
    expect({ app: frame.options.appGet('a') as unknown, user: frame.options.userGet('b') as unknown }).toEqual({
      app: value,
      user: value,
    })
  })

  it('what was never set throws', async () => {
    const { frame } = await openIn()
    expect(() => void frame.options.appGet('absent')).toThrow(/^app.option.absent not set$/)
    expect(() => void frame.options.userGet('theme')).toThrow(/^user.option.theme not set$/)
    expect(() => void frame.options.appGet('constructor')).toThrow('not set')
  })

  it('E112: userSet works without any user options and leaves those of the application alone', async () => {
    const { page, frame } = await openIn({ setUserOption: echo })
    await frame.options.userSet('theme', 'light')
    expect(page.last('setUserOption').params).toEqual({ name: 'theme', value: 'light' })
    expect([frame.options.userGet('theme'), frame.options.appGet('theme')]).toEqual(['light', 'dark'])
  })

  it('appSet is readable at once', async () => {
    const { frame } = await openIn({ setAppOption: () => ({ theme: 'dark', size: 0 }) })
    await frame.options.appSet('size', 0)
    expect(frame.options.appGet('size')).toBe(0)
  })
})
