import { B24Hook, B24OAuth, Logger, LogLevel, MemoryHandler } from '@bitrix24/b24jssdk'
import { B24Hook as HookCalls } from '@bitrix24/b24jssdk/hook'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let portal: Portal

beforeEach(async () => {
  portal = await createPortal({ seed: { task: [1] } })
})
afterEach(async () => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  await portal.close()
})

/** Where programs run, by what tells it. */
const browsers = [
  { name: 'a page', globals: { window: {}, document: {} } },
  { name: "Electron's window, Node within", globals: { window: {}, document: {}, origin: 'file://' } },
  { name: 'a worker', globals: { importScripts: () => undefined, WorkerGlobalScope: Object } },
]
const others = [
  { name: 'Node', globals: {} },
  { name: 'React Native', globals: { window: {}, navigator: { product: 'ReactNative' } } },
  { name: 'an edge worker', globals: { WorkerGlobalScope: Object, ServiceWorkerGlobalScope: Object } },
  { name: 'Deno', globals: { window: {}, Deno: {}, WorkerGlobalScope: Object } },
]

const enter = (globals: object): void => {
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
}

/** Which of the SDK's own headers two calls are sent with: a write of v3 and a list of arguments. */
const sentHeaders = async (): Promise<readonly string[]> => {
  const app = portal.installApp()
  const $b24 = new B24OAuth(app.params, app.secret)
  $b24.offClientSideWarning()
  await $b24.actions.v3.call.make({ method: 'tasks.task.update', params: { id: 1, fields: { title: 'A' } } })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the types of the contract know no lists, portals do
  const params = [1, { POST_MESSAGE: 'A' }] as object as Record<string, unknown>
  await $b24.actions.v2.call.make({ method: 'task.commentitem.add', params })
  const own = ['authorization', 'idempotency-key', 'user-agent']
  return portal.requests.list().flatMap(({ headers }) => own.filter((name) => name in headers))
}

describe('headers beside the content type', () => {
  it.each(browsers)('$name sends none', async ({ globals }) => {
    enter(globals)
    expect(await sentHeaders()).toEqual([])
    expect(portal.requests.list().map(({ query }) => 'auth' in query)).toEqual([false, true])
  })

  it.each(others)('still: $name sends the token of a list, the key of a write and its name', async ({ globals }) => {
    enter(globals)
    expect(await sentHeaders()).toEqual(['idempotency-key', 'user-agent', 'authorization', 'user-agent'])
    expect(portal.requests.list().map(({ query }) => 'auth' in query)).toEqual([false, false])
  })
})

describe('the warning that a browser shows a secret', () => {
  const told = () => {
    const handler = new MemoryHandler(LogLevel.WARNING)
    const logger = Logger.create('app')
    logger.pushHandler(handler)
    return { handler, logger }
  }

  it.each(browsers)('$name: once for a client, to the logger that it has at its first call', async ({ globals }) => {
    enter(globals)
    const shown = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
    const [first, second] = [told(), told()]
    $b24.setLogger(first.logger)
    await Promise.all([
      $b24.actions.v2.call.make({ method: 'profile' }),
      $b24.actions.v3.call.make({ method: 'tasks.task.get', params: { id: 1 } }),
    ])
    $b24.setLogger(second.logger)
    await $b24.actions.v2.batch.make({ calls: [['profile', {}]] })
    expect([first, second].map(({ handler }) => handler.getRecords().length)).toEqual([1, 0])
    expect(shown).not.toHaveBeenCalled()
  })

  it.each(browsers)('$name: to the console without a logger, and not again to one that comes later', async (row) => {
    enter(row.globals)
    const shown = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const later = told()
    for (const $b24 of [B24Hook.fromWebhookUrl(portal.webhookUrl), HookCalls.fromWebhookUrl(portal.webhookUrl)]) {
      for (const version of ['v2', 'v3', 'v2'] as const)
        await $b24.actions[version].call.make({ method: version === 'v2' ? 'profile' : 'scopes' })
      if ($b24 instanceof B24Hook) $b24.setLogger(later.logger)
      await $b24.actions.v2.call.make({ method: 'profile' })
    }
    expect(shown).toHaveBeenCalledTimes(2)
    expect(later.handler.getRecords()).toEqual([])
  })

  it.each(others)('still: $name has none', async ({ globals }) => {
    enter(globals)
    const shown = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    await B24Hook.fromWebhookUrl(portal.webhookUrl).actions.v2.call.make({ method: 'profile' })
    expect(shown).not.toHaveBeenCalled()
  })
})
