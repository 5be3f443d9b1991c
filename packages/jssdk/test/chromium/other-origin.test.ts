import { createPortal, type InstalledApp, type LoggedRequest, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, hasChromium, openBrowser, type Page } from '../../../../scripts/chromium.ts'
import {
  type BrowserApp,
  type Given,
  type Place,
  type Program,
  runInBrowser,
  serveBrowserApp,
} from '../support/browser-app.ts'
import { programs, rowCount } from '../support/browser-programs.ts'

const ids = Array.from({ length: rowCount }, (_, index) => index + 1)
const seed = { deal: ids, task: ids.map((id) => ({ id, createdBy: 1, responsibleId: 1 })), eventlog: ids }

const places = ['page', 'module worker'] as const

/** Headers that no preflight forbids: those that portals allow, and what the browser itself adds. */
const harmless =
  /^(accept(-.+)?|content-(type|length)|origin|host|connection|user-agent|referer|sec-.+|cache-control|pragma)$/

const foreignHeaders = ({ headers }: LoggedRequest): readonly string[] =>
  Object.keys(headers).filter((name) => !harmless.test(name))

describe.runIf(hasChromium)('an application in a browser, on another origin than the portal', () => {
  let browser: Browser
  let app: BrowserApp
  let portal: Portal
  let installed: InstalledApp
  let page: Page

  const credentials: Readonly<Record<string, () => Given>> = {
    webhook: () => ({ webhookUrl: portal.webhookUrl }),
    OAuth: () => ({ oauth: [installed.params, installed.secret] }),
  }
  const givenBy = (credential: string, more: object = {}): Given => ({ ...credentials[credential]?.(), ...more })
  const run = async <T>(program: Program<T>, given: Given, place: Place = 'page'): Promise<T> =>
    runInBrowser(page, place, program, given)

  const everywhere = places.flatMap((place) => Object.keys(credentials).map((credential) => ({ place, credential })))

  beforeAll(async () => {
    browser = await openBrowser()
    app = await serveBrowserApp()
  })
  afterAll(async () => {
    await browser[Symbol.asyncDispose]()
    await app[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    portal = await createPortal({ seed })
    installed = portal.installApp()
    page = await browser.newPage()
    await page.goto(app.url)
  })
  afterEach(async () => {
    await page.close()
    await portal.close()
  })

  describe.each(everywhere)('in a $place, with $credential', ({ place, credential }) => {
    const titled = programs.map((row) => ({
      ...row,
      title: `${row.headerFor?.includes(credential) ? '' : 'still: '}${row.what}`,
    }))
    it.each(titled)('$title', async ({ program, gives }) => {
      expect(await run(program, givenBy(credential), place)).toEqual(gives)
      const requests = portal.requests.list()
      expect(requests.length).toBeGreaterThan(0)
      expect(requests.flatMap(foreignHeaders)).toEqual([])
    })
  })

  it.each(places)('in a %s a token stands in an address only where the body is a list', async (place) => {
    for (const { program } of programs) await run(program, givenBy('OAuth'), place)
    const inAddress = portal.requests.list().filter(({ query }) => 'auth' in query || 'access_token' in query)
    expect([...new Set(inAddress.map(({ api, method }) => `${api} ${method}`))].sort()).toEqual([
      'v2 task.commentitem.add',
      'v2 task.commentitem.delete',
      'v2 task.commentitem.getlist',
      'v3 batch',
    ])
    const positional = inAddress.filter(({ api }) => api === 'v2').map(({ query }) => Object.keys(query))
    expect(positional).toEqual(positional.map(() => ['auth']))
  })

  const singleCalls = programs.filter(({ what }) => /^(a v\d (read|write)|positional v2 calls.*)$/.test(what))

  it.each([
    { client: 'B24Frame', isSmall: false, all: programs },
    { client: 'the small frame client', isSmall: true, all: singleCalls },
  ])('an application in the iframe: $client', async ({ isSmall, all }) => {
    const { clientId } = portal.installApp({ pageUrl: `${app.url}/app` })
    await page.goto(`${portal.url}/_portal/frame/?app=${clientId}`)
    const frame = await (await page.locator('iframe').first().elementHandle())?.contentFrame()
    if (!frame) throw new Error('There is no such frame.')
    const given = { isFrame: true, isSmall }
    for (const { program, gives } of all) expect(await runInBrowser(frame, 'page', program, given)).toEqual(gives)
    expect(portal.requests.list().flatMap(foreignHeaders)).toEqual([])
    const lost = { match: 'tasks.task.add', action: 'html502AfterCommit', times: 1 } as const
    portal.faults.add(lost)
    const error = await runInBrowser(frame, 'page', failedWrite, given)
    expect(error).toMatchObject({ code: 'JSSDK_OUTCOME_UNKNOWN', outcome: 'unknown' })
    expect(portal.count('task')).toBe(rowCount + 1)
  })

  it.each(places)('the small webhook client makes calls of both versions in a %s', async (place) => {
    expect(singleCalls).toHaveLength(5)
    for (const { program, gives } of singleCalls)
      expect(await run(program, givenBy('webhook', { isSmall: true }), place)).toEqual(gives)
  })

  describe.each(everywhere)('a write whose reply is lost in a $place, with $credential', ({ place, credential }) => {
    it.each(['html502AfterCommit', 'html504AfterCommit', 'cutJson', 'hangAfterCommit'] as const)(
      'is an unknown outcome and is not sent again: v3, %s',
      async (action) => {
        portal.faults.add({ match: 'tasks.task.add', action, times: 1 })
        const given = givenBy(credential, { options: { timeoutMs: action === 'hangAfterCommit' ? 2_000 : 70_000 } })
        const error = await run(failedWrite, given, place)
        expect(error).toMatchObject({ code: 'JSSDK_OUTCOME_UNKNOWN', outcome: 'unknown' })
        expect(error).not.toHaveProperty('idempotencyKey')
        expect(JSON.stringify(error)).not.toMatch(/preflight|idempotencyKey/)
        expect([portal.requests.count('tasks.task.add'), portal.count('task')]).toEqual([1, rowCount + 1])
      },
    )
  })

  it('the SDK hands a v3 write to the browser once, whatever the browser does when the connection is reset', async () => {
    portal.faults.add({ match: 'tasks.task.add', action: 'resetAfterCommit' })
    const posts: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(request.url())
    })
    expect(await run(failedWrite, givenBy('webhook'))).toMatchObject({ code: 'JSSDK_OUTCOME_UNKNOWN' })
    expect(posts).toHaveLength(1)
  })

  describe.each(places)('a header that a preflight does not allow, in a %s', (place) => {
    it.each(Object.keys(credentials))(
      'a key of the caller is sent and named as the likely cause: %s',
      async (credential) => {
        const error = await run(failedWrite, givenBy(credential, { perCall: { idempotencyKey: 'order-17' } }), place)
        expect(error).toMatchObject({ code: 'JSSDK_OUTCOME_UNKNOWN', outcome: 'unknown', idempotencyKey: 'order-17' })
        expect(error['message']).toMatch(/preflight does not allow Idempotency-Key\. Leave them out/)
        expect([portal.requests.count(), portal.count('task')]).toEqual([0, rowCount])
      },
    )

    it('so is one of a batch, and headers that the program gave the client', async () => {
      const batch: Program<unknown> = async ($b24) => {
        const calls = [{ method: 'tasks.task.get', params: { id: 1, select: ['id'] } }]
        const made = $b24.actions.v3.batch.make({ calls, idempotencyKey: 'order-17', retry: false })
        return made.catch((error: Error) => error.message)
      }
      expect(await run(batch, givenBy('webhook'), place)).toContain('does not allow Idempotency-Key. Leave')
      const read: Program<unknown> = async ($b24) =>
        $b24.actions.v2.call.make({ method: 'profile', retry: false }).catch((error: Error) => error.message)
      const headers = { 'X-Trace': '1', 'Accept-Language': 'de', 'X-Shop': '2' }
      const message = await run(read, givenBy('webhook', { options: { headers } }), place)
      expect(message).toContain('does not allow X-Trace, X-Shop. Leave')
      expect(portal.requests.count()).toBe(0)
    })

    it('still: a portal that allows it answers a write that is sent again under the key of the caller', async () => {
      await using generous = await createPortal({ switches: { preflightHeaders: 'generous' } })
      generous.faults.add({ match: 'tasks.task.add', action: 'html502AfterCommit', times: 1 })
      const given = { webhookUrl: generous.webhookUrl, perCall: { idempotencyKey: 'order-17' } }
      expect(await run(failedWrite, given, place)).toEqual({})
      const keys = generous.requests.list().map(({ headers }) => headers['idempotency-key'])
      expect([keys, generous.count('task')]).toEqual([['order-17', 'order-17'], 1])
    })
  })

  it('still: a page of the portal itself sends a header and a key, which need no preflight', async () => {
    app.passOnTo(portal.url)
    const given: Given = { oauth: [{ ...installed.params, clientEndpoint: `${app.url}/rest/` }, installed.secret] }
    for (const { program, gives } of programs) expect(await run(program, given)).toEqual(gives)
    const sent = portal.requests.list()
    const having = (name: string) => [
      ...new Set(sent.filter(({ headers }) => name in headers).map(({ method }) => method)),
    ]
    expect(having('idempotency-key').sort()).toEqual(['batch', 'tasks.task.update'])
    expect(having('authorization')).toContain('task.commentitem.add')
    expect(sent.filter(({ query }) => 'auth' in query)).toEqual([])
  })

  it('still: tokens are renewed without a question before', async () => {
    const asked: string[] = []
    await page.context().route('**/oauth/token/**', async (route) => {
      const headers = await route.request().allHeaders()
      asked.push(
        `${route.request().method()} ${Object.keys(headers)
          .filter((name) => !harmless.test(name))
          .join()}`,
      )
      // Whether the real authorisation server answers pages of other origins, nobody has measured.
      const { status, body } = await send(route.request().url(), route.request().postData() ?? '')
      await route.fulfill({ status, body, headers: { 'Access-Control-Allow-Origin': '*' } })
    })
    portal.oauth.expireTokens()
    const { program, gives } = programs[0] ?? {}
    expect(program && (await run(program, givenBy('OAuth')))).toEqual(gives)
    expect(asked).toEqual(['POST '])
    expect(portal.requests.count('oauth.token')).toBe(1)
  })

  describe.each(everywhere)(
    'the warning about the exposed secret in a $place, with $credential',
    ({ place, credential }) => {
      it('is shown once for each client', async () => {
        const warnings: string[] = []
        page.on('console', (message) => {
          if (message.type() === 'warning') warnings.push(message.text())
        })
        const several: Program<void> = async ($b24) => {
          const { v2, v3 } = $b24.actions
          const read = { method: 'tasks.task.get', params: { id: 1, select: ['id'] } }
          await Promise.all([
            v2.call.make({ method: 'profile' }),
            v3.call.make(read),
            v2.call.make({ method: 'profile' }),
          ])
          await v2.batch.make({ calls: [['profile', {}]] })
          await v3.batch.make({ calls: [['tasks.task.get', read.params]] })
        }
        await run(several, givenBy(credential), place)
        await run(several, givenBy(credential), place)
        await expect.poll(() => warnings.length).toBeGreaterThanOrEqual(2)
        expect(warnings.filter((text) => /secret|tokens/.test(text))).toHaveLength(2)
      })
    },
  )
})

/** What a v3 write fails with; empty when it does not. */
const failedWrite: Program<Record<string, unknown>> = async ($b24, { perCall = {} }, sdk) => {
  const params = { fields: { title: 'A', creatorId: 1, responsibleId: 1 } }
  const retry = { delayMs: 1 }
  try {
    await $b24.actions.v3.call.make({ method: 'tasks.task.add', params, retry, ...perCall })
    return {}
  } catch (error) {
    return sdk.AjaxError.fromException(error).toJSON()
  }
}

/** Asks the authorisation server for the page. */
const send = async (url: string, body: string): Promise<{ status: number; body: string }> => {
  const reply = await fetch(url, { method: 'POST', body: new URLSearchParams(body) })
  return { status: reply.status, body: await reply.text() }
}
