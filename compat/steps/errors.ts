import type { Step } from '../step.ts'

const call = (name: string, method: string, params: Record<string, unknown> = {}): Step => ({
  name: `error: ${name}`,
  run: ({ $b24, requestId }) => $b24.actions.v2.call.make({ method, params, requestId }),
})

const circular: Record<string, unknown> = {}
circular['self'] = circular

/** The portal of the comparison answers some methods with faults; see `faults` of the main program. */
export const errorSteps: readonly Step[] = [
  call('unknown method', 'no.such.method'),
  call('an id that is not there', 'crm.item.get', { entityTypeId: 2, id: 999_999 }),
  call('a missing parameter', 'crm.item.get', { entityTypeId: 2 }),
  call('a missing parameter, and a code that is a number', 'crm.item.add', { entityTypeId: 2 }),
  call('a wrong filter field', 'crm.item.list', { entityTypeId: 2, filter: { nosuchfield: 1 } }),
  call('circular params', 'crm.deal.add', circular),
  call('an error body with status 200', 'user.admin'),
  call('a 503 of the bucket, once', 'scope'),
  call('a 502 page for a read, once', 'crm.company.get', { id: 1 }),
  call('a 502 page for a read, always', 'crm.lead.get', { id: 1 }),
  call('an HTML page with status 200, once', 'crm.lead.list', { select: ['ID'] }),
  call('a 500 with JSON for a read, once', 'crm.contact.get', { id: 1 }),
  call('the connection is cut for a read, once', 'methods'),
  call('a write whose reply is lost', 'crm.lead.add', { fields: { TITLE: 'Compared' } }),
  {
    name: 'error: a wrong secret',
    run: ({ $b24, sdk, requestId }) => {
      const origin = $b24.getTargetOrigin()
      const stranger = sdk.B24Hook.fromWebhookUrl(`${origin}/rest/1/thisisnotasecret/`)
      return stranger.actions.v2.call.make({ method: 'profile', requestId })
    },
  },
  {
    name: 'error: a webhook address without a secret',
    run: ({ sdk }) => sdk.B24Hook.fromWebhookUrl('https://portal.example.com/rest/1/'),
  },
  {
    name: 'error: a webhook address without https',
    run: ({ sdk }) => sdk.B24Hook.fromWebhookUrl('http://portal.example.com/rest/1/thisisnotasecret/'),
  },
]
