import { openRecords } from '../store/records.ts'
import { hasShape, isFlag, isListOf, isNumber, isOptional, isText } from '../store/shape.ts'
import type { Store } from '../store/store.ts'
import type { Caller } from './caller.ts'
import { secretText } from './secret-text.ts'

/** The incoming webhooks of a portal. Each has an owner and a secret. */
export interface Webhooks {
  /**
   * Makes a webhook, or changes the scopes of an existing one. Returns its path on the portal: `/rest/{userId}/{secret}/`.
   * @default secret: a new one
   * @throws {RangeError} no portal gives out a secret of this form
   */
  add(options: { userId: number; scopes: readonly string[]; isAdmin: boolean; secret?: string | undefined }): string
  find(userId: string, secret: string): Caller | undefined
  /** The secrets of all webhooks. Logs and pages hide them. */
  secrets(): readonly string[]
}

const secretLength = 16

const isCaller = hasShape<Caller>({
  userId: isNumber,
  isAdmin: isFlag,
  auth: (value) => value === 'webhook',
  credentialId: isText,
  scopes: isListOf(isText),
  eventDepth: isOptional(isNumber),
})

export const createWebhooks = (store: Store): Webhooks => {
  const callers = openRecords(store, 'webhook', isCaller)
  return {
    add: ({ userId, scopes, isAdmin, secret = secretText(secretLength) }) => {
      if (!/^[a-z\d]{8,64}$/.test(secret))
        throw new RangeError('The secret of a webhook is 8 to 64 lower-case letters and digits.')
      const key = `${String(userId)}/${secret}`
      const credentialId = callers.get(key)?.credentialId ?? `webhook-${String(callers.all().length + 1)}`
      callers.set(key, { userId, scopes, isAdmin, auth: 'webhook', credentialId })
      return `/rest/${key}/`
    },
    secrets: () => callers.keys().map((key) => key.slice(key.indexOf('/') + 1)),
    find: (userId, secret) => callers.get(`${userId}/${secret}`),
  }
}
