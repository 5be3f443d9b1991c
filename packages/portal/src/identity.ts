import { randomBytes } from 'node:crypto'
import { secretText } from './auth/secret-text.ts'
import { openRecords } from './store/records.ts'
import { isText } from './store/shape.ts'
import type { Store } from './store/store.ts'

/** The values of a portal that stay the same after a restart. The database stores them. */
export interface PortalIdentity {
  /** 32 hex characters. A rename does not change them. */
  readonly memberId: string
  /** Secret of the default webhook. */
  readonly webhookSecret: string
  setWebhookSecret(secret: string): void
  /** The key that signs links to files. The key stays the same, so a link works as long as its file exists. */
  readonly linkKey: string
}

const webhookSecretLength = 16
const linkKeyBytes = 32

export const openIdentity = (store: Store): PortalIdentity => {
  const records = openRecords(store, 'identity', isText)
  const kept = (name: string, make: () => string): string => {
    const known = records.get(name)
    if (known !== undefined) return known
    const made = make()
    records.set(name, made)
    return made
  }
  return {
    get memberId() {
      return kept('memberId', () => randomBytes(16).toString('hex'))
    },
    get webhookSecret() {
      return kept('webhookSecret', () => secretText(webhookSecretLength))
    },
    setWebhookSecret: (secret) => records.set('webhookSecret', secret),
    get linkKey() {
      return kept('linkKey', () => randomBytes(linkKeyBytes).toString('hex'))
    },
  }
}
