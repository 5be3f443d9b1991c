import { createHash } from 'node:crypto'
import { idempotencyKeyReused } from '../dialects/v3/errors.ts'
import type { PortalServices } from '../services.ts'
import type { Store } from '../store/store.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../wire-value.ts'

/** One use of an idempotency key. The credential, the user and the method are part of the key. */
export interface KeyUse {
  readonly credentialId: string
  readonly userId: number
  readonly method: string
  readonly key: string
  readonly params: WireMap
}

/** Successful replies by idempotency key. They are kept for 24 hours of the portal's clock. */
export interface IdempotentReplies {
  /**
   * Returns the stored reply, or runs the call and stores its reply. A call that throws stores nothing. Like on a portal, two simultaneous
   * first calls may both run, because the key is not a lock.
   * @throws IDEMPOTENCYKEYREUSED: the stored reply belongs to another body
   */
  once(use: KeyUse, run: () => Promise<string>): Promise<{ readonly text: string; readonly isReplay: boolean }>
}

const lifetimeMs = 24 * 60 * 60 * 1000

/** The table of the replies, and its columns in their order. */
export const replyTable = 'idempotent_reply'
export const replyColumns = ['credential', 'user', 'method', 'key', 'body', 'reply', 'expiresAtMs'] as const

const table = `CREATE TABLE IF NOT EXISTS idempotent_reply (
  credential TEXT, user INTEGER, method TEXT, key TEXT, body TEXT NOT NULL, reply TEXT NOT NULL, expiresAtMs INTEGER NOT NULL,
  PRIMARY KEY (credential, user, method, key))`
const find =
  'SELECT body, reply FROM idempotent_reply WHERE credential = ? AND user = ? AND method = ? AND key = ? AND expiresAtMs > ?'
const keep = 'INSERT OR REPLACE INTO idempotent_reply VALUES (?, ?, ?, ?, ?, ?, ?)'

export const rememberReplies = ({ store, clock }: Pick<PortalServices, 'store' | 'clock'>): IdempotentReplies => ({
  once: async ({ credentialId, userId, method, key, params }, run) => {
    // Snapshots and resets may remove the table, so it is created before each use.
    store.run(table)
    const names = [credentialId, userId, method, key]
    const body = createHash('sha256').update(canonical(params)).digest('hex')
    const [stored] = store.all(find, [...names, clock.nowMs()])
    if (stored !== undefined) {
      if (stored['body'] !== body) throw idempotencyKeyReused()
      return { text: String(stored['reply']), isReplay: true }
    }
    const text = await run()
    store.run(table)
    store.run('DELETE FROM idempotent_reply WHERE expiresAtMs <= ?', [clock.nowMs()])
    store.run(keep, [...names, body, text, clock.nowMs() + lifetimeMs])
    return { text, isReplay: false }
  },
})

/** Creates the table if it is missing. */
export const createReplyTable = (store: Store): void => void store.run(table)

/** Deletes all replies, because a reset of the rows does so too. */
export const forgetReplies = (store: Store): void => {
  store.run(table)
  store.run('DELETE FROM idempotent_reply')
}

/** Makes a text that is equal for bodies that differ only in the order of their members. */
const canonical = (value: WireValue): string => {
  if (isWireList(value)) return `[${value.map(canonical).join()}]`
  if (!isWireMap(value)) return JSON.stringify(value)
  const names = Object.keys(value).toSorted()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join()}}`
}
