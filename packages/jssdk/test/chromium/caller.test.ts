import { createPortal, type InstalledApp, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, hasChromium, openBrowser, type Page } from '../../../../scripts/chromium.ts'
import { type BrowserApp, type Program, runInBrowser, serveBrowserApp } from '../support/browser-app.ts'

/** What the application does that fails, in a file of its own with the one line that is looked for. */
const actions: Readonly<Record<string, string>> = {
  'a v2 call': "$b24.actions.v2.call.make({ method: 'crm.deal.nope' })",
  'a v3 call': "$b24.actions.v3.call.make({ method: 'tasks.task.nope' })",
  'a list': "$b24.actions.v2.callList.make({ method: 'crm.deal.nope' })",
  'a list by pages': "$b24.actions.v2.callList.make({ method: 'crm.deal.nope', strategy: 'offset' })",
  'a stream': "$b24.actions.v2.fetchList.make({ method: 'crm.deal.nope' }).next()",
  'a batch': "$b24.actions.v2.batch.make({ calls: [['crm.deal.nope', {}]] })",
  'a batch by chunks': "$b24.actions.v2.batchByChunk.make({ calls: [['crm.deal.nope', {}]] })",
  'a refresh': '$b24.auth.refreshAuth()',
}

const programOf = (action: string): Program<string> =>
  Object.assign((): never => expect.unreachable('It runs in the browser.'), {
    toString: () => `async function fails($b24) {
  try {
    const outcome = await ${action}
    const [error] = outcome.getErrors()
    return error.stack
  } catch (error) {
    return error.stack
  }
}
//# sourceURL=application.js
`,
  })

describe.runIf(hasChromium)('in a browser', () => {
  let browser: Browser
  let app: BrowserApp
  let portal: Portal
  let installed: InstalledApp
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    app = await serveBrowserApp()
    portal = await createPortal()
    const whole = portal.installApp()
    installed = { ...whole, params: { ...whole.params, refreshToken: 'a-token-that-is-none' } }
    page = await browser.newPage()
    await page.goto(app.url)
  })
  afterAll(async () => {
    await browser[Symbol.asyncDispose]()
    await app[Symbol.asyncDispose]()
    await portal.close()
  })

  it.each(Object.entries(actions))('the stack of an error names the line of who has called: %s', async (_, action) => {
    const given = { oauth: [installed.params, installed.secret] as const, options: { v3Methods: 'server' } }
    const stack = await runInBrowser(page, 'page', programOf(action), given)
    const lines = stack.split('\n').filter((line) => /^\s+at /.test(line))
    expect(lines.slice(0, 10).join('\n')).toMatch(/fails .*application\.js:3:/)
  })
})
