import type { WireMap } from '@bitrix24/b24jssdk-portal'
import { type Reply, send } from '../client.ts'

/** Calls a method of REST v2 by the address of a webhook, with a JSON body. */
export const callAs = async (webhookUrl: string, method: string, params: WireMap): Promise<Reply> =>
  send(webhookUrl + method, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(params),
  })
