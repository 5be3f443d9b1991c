import type { WireValue } from '@bitrix24/b24jssdk-portal'
import { readMap } from '../calls/read-map.ts'
import type { ProbedAccount, ProbeReply } from './run-probe.ts'

/** The webhooks of an account: of an administrator, and of a user who is none. */
export interface LiveDoors {
  readonly administrator: string
  readonly user: string | undefined
}

/** How often a call is repeated that met the limits of the account, and how long it waits before. */
const attempts = 8
const waitMs = 1500

/**
 * An account behind webhooks. Only a refusal by the limits is repeated: such a call did nothing.
 * @throws {Error} there is no webhook for the user, no reply, or the account is busy all the time; the text holds no secret
 */
export const liveAccount = (doors: LiveDoors): ProbedAccount => {
  const call = async (as: 'administrator' | 'user', method: string, params: WireValue): Promise<ProbeReply> => {
    const webhook = doors[as]
    if (webhook === undefined) throw new Error('There is no webhook of an ordinary user.')
    const door = `${webhook.replace(/\/+$/, '')}/`
    const url = (method.startsWith('v3:') ? door.replace('/rest/', '/rest/api/') : door) + method.replace(/^v3:/, '')
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const reply = await post(url, method, params)
      const isBusy = reply['error'] === 'QUERY_LIMIT_EXCEEDED' || reply['error'] === 'OPERATION_TIME_LIMIT'
      if (!isBusy) return reply
      await new Promise((resolve) => {
        setTimeout(resolve, waitMs * attempt)
      })
    }
    throw new Error(`${method}: the account was busy ${String(attempts)} times.`)
  }
  return { call }
}

const post = async (url: string, method: string, params: WireValue): Promise<ProbeReply> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(params),
      redirect: 'error',
    })
    return { ...readMap(await response.text()), status: response.status }
  } catch {
    // The cause may name the address, which is a secret.
    throw new Error(`${method}: the account gave no reply that is JSON.`)
  }
}
