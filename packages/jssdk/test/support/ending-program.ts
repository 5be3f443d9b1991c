/** A program of its own that makes one kind of request with the portal of its first argument and then has nothing left to do. */
import { ApiVersion, B24Hook, B24OAuth, B24PullClientManager, Logger, MemoryHandler } from '@bitrix24/b24jssdk'

const [webhookUrl = '', what] = process.argv.slice(2)
const origin = new URL(webhookUrl).origin
const $b24 = B24Hook.fromWebhookUrl(webhookUrl)

switch (what) {
  case 'call':
    await $b24.actions.v2.call.make({ method: 'crm.deal.get', params: { id: 1 } })
    break
  case 'list':
    await $b24.actions.v2.callList.make({ method: 'crm.deal.list', params: { select: ['ID'] } })
    break
  case 'left stream':
    for await (const rows of $b24.actions.v2.fetchList.make({ method: 'crm.deal.list', params: { select: ['ID'] } }))
      if (rows.length > 0) break
    break
  case 'aborted call': {
    const stop = new AbortController()
    const call = $b24.actions.v2.call.make({ method: 'crm.deal.list', signal: stop.signal })
    // The parent says when the portal has the request.
    process.once('message', () => stop.abort())
    await call.catch(() => undefined)
    break
  }
  case 'timed out call':
    await $b24.actions.v2.call.make({ method: 'crm.deal.list', timeoutMs: 2000, retry: false }).catch(() => undefined)
    break
  case 'refused refresh': {
    const params = {
      applicationToken: 'a',
      userId: 1,
      memberId: 'm',
      accessToken: 'unknown',
      refreshToken: 'unknown',
      expires: 1,
      expiresIn: 3600,
      scope: 'crm',
      domain: new URL(origin).host,
      clientEndpoint: `${origin}/rest/`,
      serverEndpoint: `${origin}/rest/`,
      status: 'L' as const,
    }
    const app = new B24OAuth(params, { clientId: 'unknown', clientSecret: 'unknown' })
    await app.actions.v2.call.make({ method: 'profile' }).catch(() => undefined)
    break
  }
  case 'batch and statistics of both versions':
    $b24.setLogger(Logger.create('a').pushHandler(new MemoryHandler()))
    await $b24.actions.v2.batchByChunk.make({
      calls: Array.from({ length: 60 }, (_, id): [string, Record<string, unknown>] => ['crm.deal.get', { id: id + 1 }]),
    })
    await $b24.actions.v3.call.make({ method: 'scopes' })
    $b24.getHttpClient(ApiVersion.v3).getStats()
    break
  case 'pull client that is destroyed': {
    const client = new B24PullClientManager({ b24: $b24, restApplication: 'a', userId: 1 })
    client.subscribe({ moduleId: 'application', callback: () => undefined })
    const started = client.start().catch(() => undefined)
    process.once('message', () => client.destroy())
    await started
    break
  }
  default:
    throw new Error(`Nothing to do for ${String(what)}.`)
}
