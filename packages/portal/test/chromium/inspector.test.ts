import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { B24Hook } from '@bitrix24/b24jssdk'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { coverage } from '../../src/coverage.ts'
import { type Browser, hasChromium, keepScreenshot, openBrowser, type Page } from '../../../../scripts/chromium.ts'
import { callV2 } from '../client.ts'

const laptop = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const hourMs = 3_600_000
const screens = [
  { size: 'laptop', screen: laptop },
  { size: 'phone', screen: phone },
] as const

describe.runIf(hasChromium)('the inspector in a browser', () => {
  let browser: Browser
  let portal: Portal
  let page: Page

  const open = async (section: string, options: Parameters<typeof createPortal>[0] = {}): Promise<void> => {
    portal = await createPortal(options)
    await page.goto(`${portal.inspectorUrl}#/${section}`)
    await page.getByText('Live', { exact: true }).waitFor()
  }
  const goTo = async (title: string): Promise<void> => page.getByRole('link', { name: title, exact: true }).click()
  const rowsOf = (method: string) => page.locator('tbody tr', { hasText: method })
  const openRequest = async (id: number): Promise<void> => {
    await page.goto(`${portal.inspectorUrl}#/requests/${String(id)}`)
    await page
      .getByLabel('Request', { exact: true })
      .getByText(`#${String(id)}`, { exact: true })
      .waitFor()
  }

  beforeAll(async () => {
    execFileSync(process.execPath, [fileURLToPath(new URL('../../../../scripts/build-inspector.mjs', import.meta.url))])
    browser = await openBrowser()
  }, 120_000)
  afterAll(async () => browser[Symbol.asyncDispose]())
  beforeEach(async () => {
    page = await browser.newPage()
    await page.setViewportSize(laptop)
    const errorsBefore = browser.errors.length
    return async () => {
      await page.close()
      await portal.close()
      // A browser also calls a refused request an error.
      const own = browser.errors.slice(errorsBefore).filter((text) => !text.startsWith('Failed to load resource'))
      if (own.length > 0) throw new Error(`The page logged errors: ${own.join('; ')}`)
    }
  })

  it('shows the requests of a running list as they happen; an injected 503 is red, and the list goes on', async () => {
    const ids = Array.from({ length: 2000 }, (_, index) => index + 1)
    await open('requests', { seed: { deal: ids }, clock: 'manual' })
    await page.getByText('Nothing was asked yet').waitFor()
    await goTo('Faults')
    await page.getByLabel('Method').fill('*')
    await page.getByLabel('What happens').selectOption('limit503')
    await page.getByLabel('Times').fill('2')
    await page.getByLabel('Let through first').fill('1')
    await page.getByRole('button', { name: 'Add rule' }).click()
    await page.getByRole('cell', { name: '2 times, after 1 call' }).waitFor()
    await goTo('Requests')

    const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
    const seen: number[] = []
    for await (const deals of $b24.actions.v2.fetchList.make<{ id: number }>({
      method: 'crm.item.list',
      params: { entityTypeId: 2, select: ['id'] },
      idKey: 'id',
    })) {
      if (seen.length === 0) await rowsOf('crm.item.list').first().waitFor()
      seen.push(...deals.map(({ id }) => id))
    }
    expect(seen).toEqual(ids)
    expect(portal.requests.countStatus(503)).toBe(2)
    const struck = page.locator('tbody tr.failed')
    await expect.poll(() => struck.count()).toBe(2)
    expect(await struck.first().locator('.badge').textContent()).toBe('503')
    const [red, green, blue] = (
      await struck
        .first()
        .getByRole('button')
        .evaluate((element) => getComputedStyle(element).color)
    )
      .match(/\d+/g)
      ?.map(Number) ?? [0, 0, 0]
    expect(red).toBeGreaterThan(3 * Math.max(green ?? 0, blue ?? 0))

    await struck.first().getByRole('button').click()
    await page.getByLabel('Request', { exact: true }).getByText('QUERY_LIMIT_EXCEEDED').waitFor()
    await keepScreenshot(page, 'inspector-request-laptop')
    await page.setViewportSize(phone)
    await keepScreenshot(page, 'inspector-request-phone')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Close' }).waitFor({ state: 'detached' })
    await goTo('Faults')
    expect(await page.locator('[data-struck]').textContent()).toBe('2')
  })

  it('filters requests by method and status, pauses and clears', async () => {
    await open('requests')
    await callV2(portal, 'server.time')
    await callV2(portal, 'user.get')
    await callV2(portal, 'no.such.method')
    await rowsOf('no.such.method').waitFor()
    await page.getByLabel('Filter by method').fill('USER')
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
    await page.getByLabel('Filter by method').fill('')
    await page.getByRole('button', { name: '4xx' }).click()
    await expect
      .poll(() => page.locator('tbody tr').allTextContents())
      .toEqual([expect.stringContaining('no.such.method')])
    await page.getByRole('button', { name: 'All', exact: true }).click()
    await page.getByRole('button', { name: 'Pause' }).click()
    await callV2(portal, 'profile')
    await page.getByRole('button', { name: 'Go on' }).click()
    await rowsOf('profile').waitFor()
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.getByText('Nothing was asked yet').waitFor()
    expect(portal.requests.count()).toBe(0)
  })

  it.each(screens)(
    'finds batches by their commands, and shows each command with its reply: $size',
    async ({ size, screen }) => {
      await open('requests', { seed: { deal: [1, 2] } })
      await page.setViewportSize(screen)
      const cmd = { deals: 'crm.deal.list?filter[>ID]=1', none: 'crm.deal.get?id=99', me: 'profile' }
      await callV2(portal, 'server.time')
      await callV2(portal, 'batch', { cmd })
      await callV2(portal, 'batch', { cmd: { ...cmd, late: 'no.such.method' }, halt: 1 })
      await rowsOf('4 commands').waitFor()
      await page.getByLabel('Filter by method').fill('DEAL.get')
      await expect.poll(() => page.locator('tbody tr').count()).toBe(2)
      expect(await page.locator('tbody tr .found').allTextContents()).toEqual(['crm.deal.get', 'crm.deal.get'])
      await keepScreenshot(page, `inspector-filter-${size}`)
      await page.getByLabel('Filter by method').fill('such')
      await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
      await page.getByRole('button', { name: 'batch' }).click()
      const detail = page.getByLabel('Request', { exact: true })
      await detail.getByText('Commands: 1 done, 1 refused, 2 not run').waitFor()
      await openRequest(2)
      await detail.getByText('Commands: 2 done, 1 refused').waitFor()
      const commands = detail.locator('.commands')
      await commands.getByText('"Not found"').waitFor()
      expect(await commands.getByText('"total"').count()).toBe(0)
      await commands.locator('summary', { hasText: 'crm.deal.list' }).click()
      await commands.getByText('"total"').waitFor()
      await commands.getByText('filter[>ID]=1').waitFor()
      await keepScreenshot(page, `inspector-batch-${size}`)
    },
  )

  it.each(screens)('copies a request as curl, and sends it again: $size', async ({ size, screen }) => {
    await open('requests', { seed: { deal: [1, 2] } })
    await page.setViewportSize(screen)
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: portal.url })
    await callV2(portal, 'crm.deal.list', { select: ['ID'] })
    await callV2(portal, 'crm.deal.add', { fields: { TITLE: "It's new" } })
    await callV2(portal, 'crm.deal.add', { fields: { TITLE: 'x'.repeat(1_000_000) } })
    await openRequest(1)
    await page.getByRole('button', { name: 'Copy as curl' }).click()
    await page.getByText('The command holds the secret').waitFor()
    const copied: unknown = await page.evaluate('navigator.clipboard.readText()')
    expect(copied).toContain(`curl '${portal.webhookUrl}crm.deal.list'`)
    expect(copied).toContain(`--data-raw '{"select":["ID"]}'`)
    // It reads: nothing to be asked.
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.getByText('Sent again: this is request #4.').waitFor()
    expect(new URL(page.url()).hash).toBe('#/requests/4')

    await openRequest(2)
    await page.getByText('May change data').waitFor()
    await page.getByRole('button', { name: 'Send again' }).click()
    await keepScreenshot(page, `inspector-send-again-${size}`)
    expect(portal.requests.count()).toBe(4)
    await page.getByRole('button', { name: 'It may write. Send?' }).click()
    await page.getByText('Sent again: this is request #5.').waitFor()
    await page.getByLabel('Request', { exact: true }).getByText('200').waitFor()
    expect(portal.rows('deal').filter(({ title }) => title === "It's new")).toHaveLength(2)

    await openRequest(3)
    for (const name of ['Copy as curl', 'Send again']) {
      await page.getByRole('button', { name }).click()
      if (name === 'Send again') await page.getByRole('button', { name: 'It may write. Send?' }).click()
      await page.getByText('is no longer there: the portal keeps the newest 16 MB').waitFor()
    }
    await keepScreenshot(page, `inspector-body-cut-${size}`)
    expect(portal.requests.count()).toBe(5)

    await openRequest(1)
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error())')
    await page.getByRole('button', { name: 'Copy as curl' }).click()
    expect(await page.getByLabel('The curl command').inputValue()).toBe(copied)
    expect(await page.evaluate('String(getSelection())')).toContain('curl ')
    await keepScreenshot(page, `inspector-curl-${size}`)
  })

  it('a list that stands still goes on when a request is sent again', async () => {
    await open('requests')
    await callV2(portal, 'profile')
    await rowsOf('profile').getByRole('button').click()
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.getByText('Sent again: this is request #2.').waitFor()
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    await expect.poll(() => page.locator('tbody tr').count()).toBe(2)
  })

  it('writes every time in the zone of the portal’s data, whatever the zone of the browser', async () => {
    await open('clock', { clock: 'manual' })
    await (await page.context().newCDPSession(page)).send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Tokyo' })
    await page.reload()
    const { body } = await callV2(portal, 'server.time')
    const iso = JSON.stringify(body['result']).slice(1, -1)
    const [, time = '', zone = ''] = /T(\d\d:\d\d:\d\d)([+-].*)$/.exec(iso) ?? []
    expect(zone).toBe('+03:00')
    await page.locator('[data-portal-time]', { hasText: `, ${time}${zone}` }).waitFor()
    await page.locator('header', { hasText: `, ${time} ${zone}` }).waitFor()
    await openRequest(1)
    await page.getByLabel('Request', { exact: true }).getByText(`, ${time} ${zone}`).waitFor()
    await page.getByRole('cell', { name: time, exact: true }).waitFor()
    await callV2(portal, 'crm.deal.add', { fields: { TITLE: 'A' } })
    await page.goto(`${portal.inspectorUrl}#/data/deal`)
    await page.getByRole('cell', { name: iso }).first().waitFor()
  })

  it('moves the clock: the bucket drains, and both are seen', async () => {
    await open('limits', { tariff: 'standard', clock: 'manual', costMs: 300 })
    for (let sent = 0; sent < 12; sent += 1) await callV2(portal, sent % 2 === 0 ? 'user.get' : 'crm.deal.list')
    await page.getByRole('cell', { name: /^[1-9]\d* of 50$/ }).waitFor()
    await page.getByRole('row', { name: /crm\.deal\.list.*1\.80 s/ }).waitFor()
    await expect.poll(() => page.locator('.u-legend', { hasText: 'crm.deal.list' }).count()).toBe(1)
    await page.setViewportSize(phone)
    await page.setViewportSize(laptop)
    const before = portal.clock.nowMs()
    await goTo('Clock')
    await page.getByRole('button', { name: '+ 1 hour' }).click()
    await expect.poll(() => portal.clock.nowMs()).toBe(before + hourMs)
    await page.getByLabel('Amount').fill('2')
    await page.getByLabel('Unit').selectOption('days')
    await page.getByRole('button', { name: 'Move forward' }).click()
    await expect.poll(() => portal.clock.nowMs()).toBe(before + 49 * hourMs)
    await goTo('Limits')
    await page.getByText('No method has used time yet').waitFor()
    await page.getByLabel('Tariff').selectOption('enterprise')
    await page.getByText('250 requests at once').waitFor()
    expect(portal.tariff).toBe('enterprise')
  })

  it('adds, changes and deletes rows; handlers are told, and told again', async () => {
    await open('data/deal', { seed: { deal: Array.from({ length: 60 }, (_, index) => index + 1) } })
    portal.events.addWebhook({ handlerUrl: `${portal.url}/handler`, events: ['ONCRMDEALADD', 'ONCRMDEALUPDATE'] })
    await page.getByRole('button', { name: 'Edit deal 50' }).waitFor()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Edit deal 60' }).waitFor()
    await page.getByRole('button', { name: 'Add a row' }).click()
    await page.getByLabel('title string').fill('Made in the inspector')
    await page.getByLabel('opportunity double').fill('much')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByText('"opportunity" must be a number.').waitFor()
    await page.getByLabel('opportunity double').fill('120.5')
    await keepScreenshot(page, 'inspector-row-laptop')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('button', { name: 'Edit deal 61' }).click()
    await page.getByLabel('title string').fill('Renamed')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('cell', { name: 'Renamed' }).waitFor()
    expect(portal.rows('deal').at(-1)).toMatchObject({ id: 61, title: 'Renamed', opportunity: 120.5, stageId: 'NEW' })
    await page.getByRole('button', { name: 'Edit deal 60' }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('button', { name: 'Really delete?' }).click()
    await expect.poll(() => portal.count('deal')).toBe(60)
    await goTo('Events')
    await page
      .getByRole('row', { name: /ONCRMDEALADD.*404/ })
      .getByRole('button', { name: 'Send again' })
      .click()
    await expect.poll(() => portal.events.deliveries('ONCRMDEALADD').length).toBe(2)
    await page.setViewportSize(phone)
  })

  it('takes, restores and downloads snapshots', async () => {
    await open('snapshots', { seed: { deal: [1, 2, 3] } })
    await page.getByLabel('Name').fill('three deals')
    await page.getByRole('button', { name: 'Take a snapshot' }).click()
    await page.getByRole('cell', { name: 'three deals' }).waitFor()
    portal.remove('deal', [1, 2, 3])
    await page.getByRole('button', { name: 'Restore' }).click()
    await page.getByRole('button', { name: 'Replace all rows?' }).click()
    await expect.poll(() => portal.count('deal')).toBe(3)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download' }).click()
    expect((await download).suggestedFilename()).toBe('portal-snapshot-1.db')
  })

  it('searches the coverage', async () => {
    await open('coverage')
    await page.getByText(`${coverage().length.toLocaleString('en')} methods`).waitFor()
    await page.getByLabel('Filter by method').fill('telephony.call.attach')
    await page.getByRole('button', { name: /Schema/ }).click()
    const lines = page.locator('tbody tr')
    await expect
      .poll(() => lines.allTextContents())
      .toEqual([expect.stringContaining('telephony.call.attachTranscription')])
    await page.setViewportSize(phone)
  })

  it('every section is reached without a mouse and fits a laptop and a phone', async () => {
    const faults = [{ match: 'crm.*.update', action: 'html502AfterCommit' }] as const
    await open('coverage', { seed: 'superstore', tariff: 'standard', faults, costMs: 200 })
    const handlerUrl = `${portal.url}/a/rather/long/address/of/a/handler`
    portal.events.addWebhook({ handlerUrl, events: ['ONCRMDEALADD', 'ONCRMDEALUPDATE'] })
    await callV2(portal, 'crm.deal.add', { fields: { TITLE: 'A' } })
    await callV2(portal, 'crm.deal.list')
    await portal.events.settled()
    const tooWide: string[] = []
    for (const title of ['Requests', 'Limits', 'Data', 'Events', 'Faults', 'Clock', 'Snapshots', 'Coverage']) {
      await page.setViewportSize(laptop)
      await page.getByRole('link', { name: title, exact: true }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: title, level: 1 }).first().waitFor()
      await page.getByText('Loading').waitFor({ state: 'detached' })
      for (const [size, { width, height }] of Object.entries({ laptop, phone })) {
        await page.setViewportSize({ width, height })
        const shown: unknown = await page.evaluate('document.documentElement.scrollWidth')
        if (shown !== width) tooWide.push(`${title} on a ${size}`)
        const links = await page.getByLabel('Sections').getByRole('link').all()
        const boxes = await Promise.all(links.map((link) => link.boundingBox()))
        if (!boxes.every((box) => box !== null && box.x >= 0 && box.x + box.width <= width && box.height >= 28))
          tooWide.push(`the menu of ${title} on a ${size}`)
        await keepScreenshot(page, `inspector-${title.toLowerCase()}-${size}`)
      }
    }
    expect(tooWide).toEqual([])
  })

  it('finds the portal again after a break, and shows what a dark theme asks for', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await open('requests')
    const { port } = new URL(portal.url)
    await portal.close()
    await page.getByText('No connection').waitFor()
    portal = await createPortal({ port: Number(port) })
    await page.getByText('Live', { exact: true }).waitFor()
    await callV2(portal, 'server.time')
    await rowsOf('server.time').waitFor()
    expect(await page.locator('tbody tr').count()).toBe(1)
    await keepScreenshot(page, 'inspector-requests-dark')
  })

  it('needs the token where other machines reach the portal', async () => {
    portal = await createPortal({ host: '0.0.0.0' })
    const url = portal.inspectorUrl.replace('0.0.0.0', '127.0.0.1')
    await page.goto(url)
    await page.getByText('Live', { exact: true }).waitFor()
    expect(page.url()).not.toContain('token')
    await page.context().clearCookies()
    expect((await page.goto(url.replace(/\?.*/, '')))?.status()).toBe(403)
  })
})
