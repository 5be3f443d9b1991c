import { randomBytes } from 'node:crypto'
import { secretText } from './auth/secret-text.ts'
import { openRecords } from './store/records.ts'
import { isText } from './store/shape.ts'
import type { Store } from './store/store.ts'

/** What stays the same of a portal from start to start, with its database. */
export interface PortalIdentity {
  /** 32 hex characters; the same after a renaming. */
  readonly memberId: string
  /** Secret of the default webhook. */
  readonly webhookSecret: string
  setWebhookSecret(secret: string): void
  /** Signs links to files: a link that was given out once works for as long as its file is there. */
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
