import { remember } from '../remember.ts'
import { parseJson } from '../wire-value.ts'
import type { Store } from './store.ts'

/** Stored objects of one kind that are not rows of an entity: applications, tokens, webhooks. Each has a key. */
export interface Records<Value> {
  /** Reads a value. @throws {Error} the database holds something else under this key */
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  delete(key: string): void
  /** The values, in the order in which their keys were added. */
  all(): readonly Value[]
  /** The keys, in the same order. */
  keys(): readonly string[]
  clear(): void
  /** Deletes the values whose member `name` is a number below `limit`. */
  deleteBelow(name: string, limit: number): void
}

/** Creates the table of all records. This is needed again after a snapshot of an older portal, which has none. */
export const createRecordTable = (store: Store): void =>
  store.execute(
    'CREATE TABLE IF NOT EXISTS "_record" ("kind" TEXT, "key" TEXT, "value" TEXT NOT NULL, PRIMARY KEY ("kind", "key"))',
  )

const rememberedTexts = 200

const put = `INSERT INTO "_record" VALUES (?, ?, ?)
  ON CONFLICT ("kind", "key") DO UPDATE SET "value" = excluded."value"`

/** Opens the records of one kind. Their values are stored as JSON. */
export const openRecords = <Value>(
  store: Store,
  kind: RecordKind,
  isValue: (value: unknown) => value is Value,
): Records<Value> => {
  // Every request reads its webhook or token. So equal text is parsed and checked only once.
  const parsed = remember((json: string): Value => {
    const value = parseJson(json)
    if (isValue(value)) return value
    throw new Error(`The database holds a ${kind} that the portal cannot read.`)
  }, rememberedTexts)
  const read = (json: unknown): Value => parsed(String(json))
  const known = readers.get(store) ?? new Map<RecordKind, (json: unknown) => unknown>()
  readers.set(store, known.set(kind, read))
  return {
    get: (key) => {
      const [found] = store.all('SELECT "value" FROM "_record" WHERE "kind" = ? AND "key" = ?', [kind, key])
      return found === undefined ? undefined : read(found['value'])
    },
    set: (key, value) => void store.run(put, [kind, key, JSON.stringify(value)]),
    delete: (key) => void store.run('DELETE FROM "_record" WHERE "kind" = ? AND "key" = ?', [kind, key]),
    all: () =>
      store
        .all('SELECT "value" FROM "_record" WHERE "kind" = ? ORDER BY "rowid"', [kind])
        .map(({ value }) => read(value)),
    keys: () =>
      store.all('SELECT "key" FROM "_record" WHERE "kind" = ? ORDER BY "rowid"', [kind]).map(({ key }) => String(key)),
    deleteBelow: (name, limit) =>
      void store.run(`DELETE FROM "_record" WHERE "kind" = ? AND json_extract("value", '$.' || ?) < ?`, [
        kind,
        name,
        limit,
      ]),
    clear: () => void store.run('DELETE FROM "_record" WHERE "kind" = ?', [kind]),
  }
}

/** For each store, the functions that read its records, by kind. */
const readers = new WeakMap<Store, Map<RecordKind, (json: unknown) => unknown>>()

/** Reads all records of the opened kinds, after they came from a file. @throws {RangeError} a record cannot be read */
export const checkRecords = (store: Store): void => {
  for (const [kind, read] of readers.get(store) ?? [])
    for (const { value } of store.all('SELECT "value" FROM "_record" WHERE "kind" = ?', [kind])) {
      try {
        read(value)
      } catch (cause) {
        throw new RangeError(`This is no snapshot of a portal: it holds a ${kind} that cannot be read.`, { cause })
      }
    }
}

/** Records that clients depend on. `reset()` keeps them, so that addresses and keys stay valid. */
const credentialKinds = [
  'identity',
  'running portal',
  'webhook',
  'outgoing webhook',
  'application',
  'access token',
  'event token',
  'refresh token',
  'code',
] as const

/** Records that belong to the rows: what applications write into a portal, and what its account began with. A reset deletes them. */
const leftKinds = ['placement', 'option', 'first run', 'account'] as const

export type RecordKind = (typeof credentialKinds)[number] | (typeof leftKinds)[number]

export const isRecordKind = (kind: string): kind is RecordKind =>
  [...credentialKinds, ...leftKinds].some((known) => known === kind)

const listed = (kinds: readonly RecordKind[]): string => kinds.map((kind) => `'${kind}'`).join()

/** Saves the credentials before the database's content is replaced. The returned function restores them. */
export const holdCredentials = (store: Store): (() => void) => {
  const credentials = `FROM "_record" WHERE "kind" IN (${listed(credentialKinds)})`
  const held = store.all(`SELECT "kind", "key", "value" ${credentials} ORDER BY "rowid"`)
  return () => {
    createRecordTable(store)
    store.run('DELETE FROM "_record"')
    for (const { kind, key, value } of held) store.run(put, [kind ?? null, key ?? null, value ?? null])
  }
}
