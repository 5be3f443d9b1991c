import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AjaxResult, initializeB24Frame, Result } from '@bitrix24/b24jssdk'
import type { B24Frame } from '@bitrix24/b24jssdk'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { handshake, openPortalPage } from '../support/portal-page.ts'
import type { PortalPage } from '../support/portal-page.ts'

const page = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '../../../../docs/migration.md'), 'utf8')
const table = page
  .slice(page.indexOf('## From `BX24.js`'))
  .split('\n')
  .filter((line) => line.startsWith('| `'))
const named = (pattern: RegExp): readonly string[] => [
  ...new Set(table.flatMap((row) => [...row.matchAll(pattern)].map((match) => match[1] ?? ''))),
]

type Run = (frame: B24Frame) => unknown

/** What each call of BX24.js says to the portal's page, and what says it here. */
const commands: readonly (readonly [call: string, command: string, run: Run])[] = [
  ['BX24.init', 'getInitData', () => undefined],
  ['BX24.installFinish', 'setInstallFinish', (frame) => frame.installFinish()],
  ['BX24.refreshAuth', 'refreshAuth', (frame) => frame.auth.refreshAuth()],
  ['BX24.userOption.set', 'setUserOption', (frame) => frame.options.userSet('theme', 'dark')],
  ['BX24.appOption.set', 'setAppOption', (frame) => frame.options.appSet('theme', 'dark')],
  ['BX24.resizeWindow', 'resizeWindow', (frame) => frame.parent.resizeWindow(400, 300)],
  ['BX24.fitWindow', 'resizeWindow', (frame) => frame.parent.fitWindow()],
  ['BX24.scrollParentWindow', 'setScroll', (frame) => frame.parent.scrollParentWindow(10)],
  ['BX24.reloadWindow', 'reloadWindow', (frame) => frame.parent.reloadWindow()],
  ['BX24.setTitle', 'setTitle', (frame) => frame.parent.setTitle('Deals')],
  ['BX24.openApplication', 'openApplication', (frame) => frame.slider.openSliderAppPage({ itemId: 7 })],
  ['BX24.closeApplication', 'closeApplication', (frame) => frame.slider.closeSliderAppPage()],
  ['BX24.closeApplication', 'closeApplication', (frame) => frame.parent.closeApplication()],
  ['BX24.openPath', 'openPath', (frame) => frame.slider.openPath(frame.slider.getUrl('/crm/deal/details/1/'))],
  ['BX24.im.callTo', 'imCallTo', (frame) => frame.parent.imCallTo(1, true)],
  ['BX24.im.phoneTo', 'imPhoneTo', (frame) => frame.parent.imPhoneTo('+1')],
  ['BX24.im.openMessenger', 'imOpenMessenger', (frame) => frame.parent.imOpenMessenger('chat1')],
  ['BX24.im.openHistory', 'imOpenHistory', (frame) => frame.parent.imOpenHistory('chat1')],
  ['BX24.selectUser', 'selectUser', (frame) => frame.dialog.selectUser()],
  ['BX24.selectUsers', 'selectUser', (frame) => frame.dialog.selectUsers()],
  ['BX24.selectAccess', 'selectAccess', (frame) => frame.dialog.selectAccess(['U1'])],
  ['BX24.selectCRM', 'selectCRM', (frame) => frame.dialog.selectCRM({ entityType: ['deal'], multiple: false })],
  ['BX24.placement.getInterface', 'getInterface', (frame) => frame.placement.getInterface()],
  ['BX24.placement.call', 'reloadData', (frame) => frame.placement.call('reloadData', {})],
  ['BX24.placement.bindEvent', 'placementBindEvent', (frame) => frame.placement.bindEvent('changed', () => undefined)],
]

/** Calls that say nothing to the portal's page: a value that is there, REST, or what browsers have. */
const silent =
  'install getAuth isAdmin getLang getDomain canUse callMethod callBatch callBind callUnbind userOption.get appOption.get getScrollSize placement.info ready isReady bind unbind proxy proxyContext loadScript'
    .split(' ')
    .map((name) => `BX24.${name}`)

let frame: B24Frame | undefined
afterEach(() => {
  frame?.destroy()
  vi.unstubAllGlobals()
})

const open = async (): Promise<{ readonly portalPage: PortalPage; readonly frame: B24Frame }> => {
  const reply = { ...handshake, INSTALL: true, result: 'close' }
  const answers = Object.fromEntries([...commands, ['', 'setInstall']].map(([, command]) => [command, () => reply]))
  const portalPage = openPortalPage({ answers })
  frame = await initializeB24Frame()
  return { portalPage, frame }
}

describe('still: the tables of BX24.js in docs/migration.md', () => {
  it('name these calls and no others', () => {
    const known = new Set([...commands.map(([call]) => call), ...silent])
    expect(named(/`(BX24(?:\.\w+)+)\(/g).toSorted()).toEqual([...known].toSorted())
  })

  it('name members that the client has', async () => {
    const opened = await open()
    const members = named(/\$b24\.(\w+(?:\.\w+)*)/g)
    expect(members.length).toBeGreaterThan(35)
    const missing = members.filter((path) => {
      const names = path.split('.')
      const holder = names
        .slice(0, -1)
        .reduce<unknown>(
          (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
          opened.frame,
        )
      return !(typeof holder === 'object' && holder !== null && (names.at(-1) ?? '') in holder)
    })
    expect(missing).toEqual([])
  })

  it('name members that a result has', () => {
    const members = new Set([AjaxResult, Result].flatMap((kind) => Object.getOwnPropertyNames(kind.prototype)))
    expect(named(/response\.(\w+)/g).filter((name) => !members.has(name))).toEqual([])
  })

  it.each(commands)('%s: %s is said to the page', async (call, command, run) => {
    const { portalPage, frame: opened } = await open()
    await run(opened)
    expect(portalPage.received.at(-1)?.command).toBe(command)
    expect(table.some((row) => row.includes(`\`${call}(`))).toBe(true)
  })
})
