import type { Caller } from './caller.ts'
import { secretText } from './secret-text.ts'

/** Incoming webhooks of a portal: an owner and a secret each. */
export interface Webhooks {
  /**
   * Makes a webhook and returns its path below the portal's address, `/rest/{userId}/{secret}/`. @default secret: a new one
   * @throws {RangeError} the secret has a form that no portal gives out
   */
  add(options: { userId: number; scopes: readonly string[]; isAdmin: boolean; secret?: string | undefined }): string
  find(userId: string, secret: string): Caller | undefined
}

const secretLength = 16

export const createWebhooks = (): Webhooks => {
  const callers = new Map<string, Caller>()
  return {
    add: ({ userId, scopes, isAdmin, secret = secretText(secretLength) }) => {
      if (!/^[a-z\d]{8,64}$/.test(secret))
        throw new RangeError('The secret of a webhook is 8 to 64 lower-case letters and digits.')
      const credentialId = `webhook-${String(callers.size + 1)}`
      callers.set(`${String(userId)}/${secret}`, { userId, scopes, isAdmin, auth: 'webhook', credentialId })
      return `/rest/${String(userId)}/${secret}/`
    },
    find: (userId, secret) => callers.get(`${userId}/${secret}`),
  }
}
