/** The Chromium that tests drive: one that is on the machine, with a profile of its own for each test file. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

export type { Frame, Page } from 'playwright-core'

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** Whether there is a Chromium to test with; on a build server there has to be one. */
export const hasChromium = existsSync(executablePath)

if (!hasChromium && process.env['CI'] !== undefined)
  throw new Error(`No Chromium at ${executablePath}. Install one, or name it in CHROMIUM_PATH.`)
if (!hasChromium)
  console.warn(`No Chromium at ${executablePath}: the tests in a browser do not run. Set CHROMIUM_PATH.`)

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser with a profile of its own. */
export interface Browser extends AsyncDisposable {
  readonly context: BrowserContext
  /** A new page; what it logs as an error is kept in `errors`. */
  newPage(): Promise<Page>
  readonly errors: readonly string[]
}

export const openBrowser = async (): Promise<Browser> => {
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'))
  const context = await chromium.launchPersistentContext(profile, { executablePath, headless: true, args: flags })
  const errors: string[] = []
  return {
    context,
    errors,
    newPage: async () => {
      const page = await context.newPage()
      page.setDefaultTimeout(60_000)
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      page.on('pageerror', (error) => errors.push(error.message))
      return page
    },
    [Symbol.asyncDispose]: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

const artefacts = fileURLToPath(new URL('../.artefacts/', import.meta.url))

/** Keeps a picture of a page for people to look at. */
export const keepScreenshot = async (page: Page, name: string): Promise<void> => {
  mkdirSync(artefacts, { recursive: true })
  await page.screenshot({ path: join(artefacts, `${name}.png`) })
}
