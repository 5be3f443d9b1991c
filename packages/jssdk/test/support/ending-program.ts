/** A program of its own that makes one kind of request with the portal of its first argument and then has nothing left to do. */
import { B24Hook } from '@bitrix24/b24jssdk'

const [webhookUrl = '', what] = process.argv.slice(2)
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
    setTimeout(() => stop.abort(), 20)
    await call.catch(() => undefined)
    break
  }
  case 'timed out call':
    await $b24.actions.v2.call.make({ method: 'crm.deal.list', timeoutMs: 20, retry: false }).catch(() => undefined)
    break
  default:
    throw new Error(`Nothing to do for ${String(what)}.`)
}
