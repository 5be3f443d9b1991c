import type { Portal, WireValue } from '@bitrix24/b24jssdk-portal'
import { callV2 } from '../client.ts'

/** One call of a probe: the method and its parameters. */
export type ProbeCall = readonly [method: string, params?: WireValue]

/** Makes calls one after the other. Gives the last reply: its `result`, or its error's code. */
export const lastReply = async (portal: Portal, calls: readonly ProbeCall[]): Promise<WireValue | undefined> => {
  let last: WireValue | undefined
  for (const [method, params] of calls) {
    const { body } = await callV2(portal, method, params)
    last = body['error'] === undefined ? body['result'] : { error: body['error'] }
  }
  return last
}
