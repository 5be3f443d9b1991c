import type * as Sdk from '@bitrix24/b24jssdk'
import { MessageCommands } from '@bitrix24/b24jssdk'
import { expect, it, vi } from 'vitest'
import { handshake, openPortalPage, type ReceivedCommand } from '../packages/jssdk/test/support/portal-page.ts'
import { outcomeOf, thrownOf } from './outcome-of.ts'

type FrameSdk = Pick<typeof Sdk, 'initializeB24Frame'>

const isFrameSdk = (value: unknown): value is FrameSdk =>
  typeof value === 'object' && value !== null && 'initializeB24Frame' in value

const deal = { id: 'D_1', type: 'deal', place: 'deal', title: 'A', desc: '', url: '/' }
const replies: Readonly<Record<string, unknown>> = {
  getInitData: { ...handshake, INSTALL: true },
  openPath: { result: 'close' },
  selectUser: { id: '1', name: 'Ann' },
  selectAccess: [{ id: 'AU', name: 'All' }],
  selectCRM: { deal: { 0: deal }, lead: [] },
  getInterface: { command: ['reloadData'], event: [] },
  reloadData: 'done',
  'a:b': 'done',
}

/** What the page answers: what stands above, else an echo. */
const commands = [...Object.values(MessageCommands), 'reloadData', 'a:b', 'setValue', 'bind']

/** Not the literal, whose overload takes text alone. */
const setValue: string = 'setValue'

/** Everything both SDKs are asked to do in a frame; the page answers all of it. Of what resolves with nothing by its type nothing is compared. */
const steps: Readonly<Record<string, (frame: Sdk.B24Frame) => unknown>> = {
  handshake: (frame) => ({
    origin: frame.getTargetOrigin(),
    bases: [...frame.getTargetOriginWithPath()],
    lang: frame.getLang(),
    sid: frame.getAppSid(),
    isFirstRun: frame.isFirstRun,
    isInstallMode: frame.isInstallMode,
    isAdmin: frame.auth.isAdmin,
    uniq: frame.auth.getUniq('key'),
  }),
  placement: ({ placement: { placement, title, isDefault, isSliderMode, options } }) => ({
    placement,
    title,
    isDefault,
    isSliderMode,
    options: options as unknown,
  }),
  fitWindow: ({ parent }) => parent.fitWindow(),
  resizeWindow: async ({ parent }) => {
    await parent.resizeWindow(10, 20)
  },
  'resizeWindow to nothing': ({ parent }) => parent.resizeWindow(0, 20),
  resizeWindowAuto: async ({ parent }) => {
    await parent.resizeWindowAuto(null, 900, 30)
  },
  getScrollSize: ({ parent }) => parent.getScrollSize(),
  scrollParentWindow: async ({ parent }) => {
    await parent.scrollParentWindow(-5)
  },
  'scrollParentWindow by half': ({ parent }) => parent.scrollParentWindow(0.5),
  reloadWindow: async ({ parent }) => {
    await parent.reloadWindow()
  },
  setTitle: async ({ parent }) => {
    await parent.setTitle('a:b')
  },
  imCallTo: async ({ parent }) => {
    await parent.imCallTo(5, false)
  },
  imPhoneTo: async ({ parent }) => {
    await parent.imPhoneTo('55', { a: 1 })
  },
  imOpenMessenger: async ({ parent }) => {
    await parent.imOpenMessenger('chat5', 7)
  },
  imOpenHistory: async ({ parent }) => {
    await parent.imOpenHistory(5)
  },
  closeApplication: async ({ parent }) => {
    await parent.closeApplication()
  },
  ...Object.fromEntries(
    [0, 1, 900, 901, 950, 951, 1200, 1201, 1640, 1641].map((width) => [
      `openPath ${String(width)}`,
      ({ slider }: Sdk.B24Frame) => slider.openPath(slider.getUrl('/crm/deal/details/5/?a=b'), width),
    ]),
  ),
  openSliderAppPage: ({ slider }) => slider.openSliderAppPage({ bx24_width: 800, itemId: 7 }),
  selectUser: ({ dialog }) => dialog.selectUser(),
  selectAccess: ({ dialog }) => dialog.selectAccess(['U1']),
  selectCRM: ({ dialog }) => dialog.selectCRM({ entityType: ['deal'], multiple: true, value: { deal: [1] } }),
  getInterface: ({ placement }) => placement.getInterface(),
  call: ({ placement }) => placement.call('reloadData', { a: 1 }),
  'call with the separator in its name': ({ placement }) => placement.call('a:b', { a: 1 }),
  setValue: ({ placement }) => placement.setValue({ a: 1 }),
  'setValue of a number': ({ placement }) => placement.call(setValue, { value: 5 }),
  'callCustomBind with a text': ({ placement }) => placement.callCustomBind('bind', 'text', () => undefined),
  'callCustomBind with nothing': ({ placement }) => placement.callCustomBind('bind', null, () => undefined),
  appSet: ({ options }) => options.appSet('size', 5),
  appGet: ({ options }) => options.appGet('size') as unknown,
  'appGet of nothing': ({ options }) => options.appGet('absent') as unknown,
  installFinish: (frame) => frame.installFinish(),
}

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Parameters without the control that the reference sends along; a page ignores it, and an object of it alone is none. */
const paramsOf = (params: unknown): unknown => {
  if (!isMap(params) || Array.isArray(params)) return params === '' ? undefined : params
  const { isRawValue: _, ...own } = { isRawValue: false, ...params }
  return Object.keys(own).length === 0 ? undefined : own
}

const runIn = async (name: string) => {
  const sdk: unknown = await import(name)
  if (!isFrameSdk(sdk)) throw new Error(`${name} has no initializeB24Frame.`)
  const answers = Object.fromEntries(
    commands.map((command) => [command, (received: ReceivedCommand) => replies[command] ?? received.params ?? true]),
  )
  const page = openPortalPage({ answers })
  // In a browser the members of the window are globals, and the other way round.
  Object.assign(page.frameWindow, { setTimeout, clearTimeout })
  for (const member of ['parent', 'document']) vi.stubGlobal(member, Reflect.get(page.frameWindow, member))
  const frame = await sdk.initializeB24Frame()
  const rows: Record<string, unknown> = {}
  for (const [step, run] of Object.entries(steps)) {
    page.received.length = 0
    const outcome = await Promise.resolve()
      .then(() => run(frame))
      .then(outcomeOf, thrownOf)
    const sent = page.received.map(({ command, params }) => [command, paramsOf(params)])
    rows[step] = JSON.parse(JSON.stringify({ sent, outcome })) as unknown
  }
  frame.destroy()
  const left = page.listenerCount
  vi.unstubAllGlobals()
  return { rows, left }
}

it('a program in a frame says the same to the portal and hears the same with both SDKs', async () => {
  const reference = await runIn('b24jssdk-reference')
  const ours = await runIn('@bitrix24/b24jssdk')
  expect(Object.keys(reference.rows).length).toBeGreaterThan(40)
  expect(ours.rows).toEqual(reference.rows)
  expect([ours.left, reference.left]).toEqual([0, 0])
})
