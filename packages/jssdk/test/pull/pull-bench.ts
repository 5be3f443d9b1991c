import { setTimeout as sleep } from 'node:timers/promises'
import {
  B24Hook,
  B24PullClientManager,
  type PullOptions,
  type PullStatus,
  SubscriptionType,
  type TypePullClientParams,
} from '@bitrix24/b24jssdk'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { WebSocket } from 'ws'

/** A storage that a test can look into. */
export class MemoryStorage {
  readonly items = new Map<string, string>()

  getItem(key: string): string | null {
    return this.items.get(key) ?? null
  }

  setItem(key: string, value: string): void {
    this.items.set(key, value)
  }

  removeItem(key: string): void {
    this.items.delete(key)
  }
}

/** A page that a test can look into. */
export class Page extends EventTarget {
  readonly listeners = new Set<string>()

  override addEventListener(type: string, listener: (event: Event) => void): void {
    this.listeners.add(type)
    super.addEventListener(type, listener)
  }

  override removeEventListener(type: string, listener: (event: Event) => void): void {
    this.listeners.delete(type)
    super.removeEventListener(type, listener)
  }
}

export interface Bench extends AsyncDisposable {
  readonly portal: Portal
  readonly client: B24PullClientManager
  readonly storage: MemoryStorage
  readonly page: Page
  /** Makes another client with the same surroundings. */
  another(params?: Partial<TypePullClientParams>, options?: PullOptions): B24PullClientManager
}

export interface BenchOptions {
  readonly version?: number
  readonly params?: Partial<TypePullClientParams>
  readonly options?: PullOptions
}

/** A portal with its push server, and a client of the portal's own pages. */
export const openBench = async ({ version = 4, params, options }: BenchOptions = {}): Promise<Bench> => {
  const portal = await createPortal()
  portal.push.settings.version = version
  const storage = new MemoryStorage()
  const page = new Page()
  const made: B24PullClientManager[] = []
  const another: Bench['another'] = (more = {}, surroundings = {}) => {
    const client = new B24PullClientManager(
      {
        b24: B24Hook.fromWebhookUrl(portal.webhookUrl),
        userId: 1,
        siteId: 's1',
        serverEnabled: true,
        ...params,
        ...more,
      },
      { webSocket: WebSocket, storage, page, ...options, ...surroundings },
    )
    made.push(client)
    return client
  }
  const client = another()
  return {
    portal,
    client,
    storage,
    page,
    another,
    [Symbol.asyncDispose]: async () => {
      for (const one of made) one.destroy()
      await portal.close()
    },
  }
}

/** Waits until something is so; a test that waits in vain fails. */
export const until = async (isSo: () => boolean, limitMs = 5000): Promise<void> => {
  const endMs = Date.now() + limitMs
  while (!isSo()) {
    if (Date.now() > endMs) throw new Error('It did not come to be.')
    await sleep(5)
  }
}

/** Statuses that a client reports. */
export const statusesOf = (client: B24PullClientManager): PullStatus[] => {
  const seen: PullStatus[] = []
  client.subscribe({
    type: SubscriptionType.Status,
    callback: ({ status }: { status: PullStatus }) => void seen.push(status),
  })
  return seen
}

/** Commands of a module that a client receives. */
export const commandsOf = (
  client: B24PullClientManager,
  type = SubscriptionType.Server,
): { command: string; params: unknown; extra: unknown }[] => {
  const seen: { command: string; params: unknown; extra: unknown }[] = []
  client.subscribe({
    type,
    moduleId: 'application',
    callback: (message: { command: string; params: unknown; extra: unknown }) => void seen.push(message),
  })
  return seen
}
