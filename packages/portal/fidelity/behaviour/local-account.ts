import type { Portal } from '@bitrix24/b24jssdk-portal'
import { readMap } from '../calls/read-map.ts'
import type { ProbedAccount } from './run-probe.ts'

/** A local portal as an account: user 1 is the administrator, user 2 an ordinary user. */
export const localAccount = (portal: Portal): ProbedAccount => {
  const doors = { administrator: portal.webhookUrl, user: portal.addWebhook({ userId: 2 }) }
  return {
    call: async (as, method, params) => {
      const isV3 = method.startsWith('v3:')
      const door = isV3 ? doors[as].replace('/rest/', '/rest/api/') : doors[as]
      const request = new Request(door + method.replace(/^v3:/, ''), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(params),
      })
      const response = await portal.fetch(request)
      return { ...readMap(await response.text()), status: response.status }
    },
  }
}
