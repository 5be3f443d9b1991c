import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPortal, type InstalledApp, type Portal } from '@bitrix24/b24jssdk-portal'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, hasChromium, keepScreenshot, openBrowser, type Page } from '../../scripts/chromium.ts'
import { serveApp } from '../frame-app/app-server.ts'

const folder = fileURLToPath(new URL('../frame-app/', import.meta.url))

/** Builds the application and names the files that went into it. */
const bundle = async (mode: string, outDir: string): Promise<readonly string[]> => {
  const built = await build({ configFile: join(folder, 'vite.config.ts'), mode, logLevel: 'error', build: { outDir } })
  const [result] = [built].flat()
  if (result === undefined || !('output' in result)) throw new Error('Vite has built nothing.')
  return result.output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))
}

describe.runIf(hasChromium).each([
  { sdk: 'this SDK', mode: 'production' },
  { sdk: 'the reference SDK', mode: 'reference' },
])('the application of examples/frame-app, built with $sdk, in the portal', ({ mode }) => {
  const work = mkdtempSync(join(tmpdir(), 'frame-app-'))
  let app: Awaited<ReturnType<typeof serveApp>>
  let portal: Portal
  let browser: Browser
  let page: Page
  let installed: InstalledApp
  let bundled: readonly string[] = []
  const inApp = () => page.frameLocator('iframe').first()
  const logged = async (text: string): Promise<void> => inApp().locator('#log li', { hasText: text }).first().waitFor()
  const click = async (id: string): Promise<void> => inApp().locator(`#${id}`).click()

  beforeAll(async () => {
    const outDir = join(work, 'dist')
    bundled = await bundle(mode, outDir)
    app = await serveApp(outDir)
    const ids = Array.from({ length: 120 }, (_, index) => index + 1)
    portal = await createPortal({ seed: { deal: ids } })
    installed = portal.installApp({ pageUrl: app.url })
    browser = await openBrowser()
    page = await browser.newPage()
    await page.goto(`${portal.url}/_portal/frame/?app=${installed.clientId}`)
    await logged('ready')
  }, 120_000)
  afterAll(async () => {
    await keepScreenshot(page, `frame-app-${mode}`)
    await browser[Symbol.asyncDispose]()
    await portal.close()
    await app[Symbol.asyncDispose]()
    rmSync(work, { recursive: true, force: true })
  })

  it('holds the SDK it is said to be built with, and not the other', () => {
    const isOf = (part: string): boolean => bundled.some((id) => id.replaceAll('\\', '/').includes(part))
    expect({ own: isOf('/packages/jssdk/'), reference: isOf('/b24jssdk-reference/') }).toEqual({
      own: mode !== 'reference',
      reference: mode === 'reference',
    })
  })

  it('shows who looks at it', async () => {
    expect(await inApp().locator('#user').textContent()).toBe('Ann Lee')
    expect(await inApp().locator('#place').textContent()).toContain('DEFAULT')
  })

  it('opens itself in a slider and hears that it was closed', async () => {
    await click('slider')
    const inner = page.locator('.slider').frameLocator('iframe')
    await inner.locator('#place', { hasText: '"dealId":"7"' }).waitFor()
    await keepScreenshot(page, `frame-app-slider-${mode}`)
    await inner.locator('#close').click()
    await logged('the slider is closed')
    expect(await page.locator('iframe').count()).toBe(1)
  })

  it('lets a person select a colleague', async () => {
    await click('colleague')
    await page.locator('dialog [data-id="2"] input').check()
    await page.getByRole('button', { name: 'Select' }).click()
    await logged('selected Bob Ray')
    expect(await page.locator('dialog').count()).toBe(0)
  })

  it('saves options in the portal', async () => {
    await click('save')
    await logged('options are saved')
    const stored = await fetch(`${portal.url}/rest/app.option.get?auth=${installed.tokens.accessToken}`)
    expect(await stored.json()).toMatchObject({ result: { pipeline: 'sales' } })
    const ofUser = await fetch(`${portal.url}/rest/user.option.get?auth=${installed.tokens.accessToken}`)
    expect(await ofUser.json()).toMatchObject({ result: { theme: 'dark' } })
  })

  it('streams all deals', async () => {
    await click('deals')
    await logged('deals in')
    expect(await inApp().locator('#log').textContent()).toContain('120 deals in 3 pages')
  })

  it('receives a message of the push server', async () => {
    await expect.poll(() => portal.push.connections).toBeGreaterThan(0)
    portal.push.send({ clientId: installed.clientId, command: 'greet', params: { text: 'good morning' } })
    await logged('message: greet {"text":"good morning"}')
  })
})
