/** Programs of the SDK in a real browser: bundled as an application's build does it, served from an origin that is not the portal's. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http'
import type * as sdk from '@bitrix24/b24jssdk'
import type { PerCallOptions, TypeB24 } from '@bitrix24/b24jssdk'
import { build } from 'esbuild'
import type { Frame, Page } from '../../../../scripts/chromium.ts'

/** What a program in the browser is given: it is sent there as text, so nothing of its file is known to it. */
export interface Given {
  readonly webhookUrl?: string
  /** `params` and `secret` of an installed application. */
  readonly oauth?: readonly [params: object, secret: object]
  /** Options of the client. */
  readonly options?: object
  readonly perCall?: PerCallOptions
  /** The client that makes single calls alone. */
  readonly isSmall?: boolean
  /** The client of an application in the portal's iframe; one for all programs of the page. */
  readonly isFrame?: boolean
}
export type Program<T> = ($b24: TypeB24, given: Given, library: typeof sdk) => Promise<T>

/** Where programs run: in a page, or in a module worker that the page starts. */
export type Place = 'page' | 'module worker'

// Each program has a client of its own. What it throws comes back as an error with the same code.
const harness = `
import * as sdk from '@bitrix24/b24jssdk'
import { initializeB24Frame as initializeFrameCalls } from '@bitrix24/b24jssdk/frame'
import { B24Hook as HookCalls } from '@bitrix24/b24jssdk/hook'

const clientOf = ({ webhookUrl, oauth, options = {}, isSmall, isFrame }) => {
  if (isFrame) return (globalThis.$b24 ??= isSmall ? initializeFrameCalls() : sdk.initializeB24Frame())
  if (isSmall) return HookCalls.fromWebhookUrl(webhookUrl, options)
  return webhookUrl ? sdk.B24Hook.fromWebhookUrl(webhookUrl, options) : new sdk.B24OAuth(...oauth, options)
}
const run = async (program, given) => (0, eval)('(' + program + ')')(await clientOf(given), given, sdk)

if ('importScripts' in globalThis) {
  onmessage = ({ data: [program, given], ports: [port] }) => {
    run(program, given).then(
      (value) => port.postMessage({ value }),
      (error) => port.postMessage({ error: String(error?.stack ?? error) }),
    )
  }
} else {
  globalThis.inPage = run
  globalThis.inWorker = (program, given) =>
    new Promise((resolve, reject) => {
      globalThis.worker ??= new Worker('/harness.js', { type: 'module' })
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => ('error' in data ? reject(new Error(data.error)) : resolve(data.value))
      worker.onerror = ({ message }) => reject(new Error(message))
      worker.postMessage([program, given], [port2])
    })
}
`

const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: harness, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: ['source'],
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

export interface BrowserApp extends AsyncDisposable {
  /** Without a path: another origin than any portal's. */
  readonly url: string
  /** Passes calls below `/rest/` on to a portal, so that the page's origin is that of its portal. */
  passOnTo(portalUrl: string): void
}

export const serveBrowserApp = async (): Promise<BrowserApp> => {
  const script = await bundle()
  let portalUrl = ''
  const server = createServer((request, response) => {
    const { url = '/' } = request
    if (url.startsWith('/rest/')) return passOn(`${portalUrl}${url}`, request, response)
    const [type, body] = url === '/harness.js' ? ['javascript', script] : ['html', html]
    return void response.setHeader('Content-Type', `text/${type}; charset=utf-8`).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    passOnTo: (url) => {
      portalUrl = url
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const html = `<!doctype html><title>App</title><link rel="icon" href="data:,"><script type="module" src="/harness.js"></script>`

const passOn = (url: string, request: IncomingMessage, response: ServerResponse): void => {
  const { method, headers } = request
  const further = httpRequest(url, { method, headers }, (reply) => {
    response.writeHead(reply.statusCode ?? 502, reply.headers)
    reply.pipe(response)
  })
  request.pipe(further)
}

/** Runs a program in a page that has loaded the application, or in its worker. */
export const runInBrowser = async <T>(
  page: Page | Frame,
  place: Place,
  program: Program<T>,
  given: Given,
): Promise<T> => {
  const name = place === 'page' ? 'inPage' : 'inWorker'
  await page.waitForFunction('globalThis.inPage')
  return page.evaluate(`${name}(${JSON.stringify(program.toString())}, ${JSON.stringify(given)})`)
}
