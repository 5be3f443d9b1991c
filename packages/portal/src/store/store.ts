import Database from 'libsql'

/** A value a column can hold. */
export type StoredValue = null | number | string

/** A row as it stands in a table: column name to value. */
export type StoredRow = Readonly<Record<string, StoredValue>>

/** One SQLite database. Calls are synchronous: nothing else of this process runs in between. */
export interface Store {
  /** Runs statements that return no rows; several may be separated by `;`. */
  execute(sql: string): void
  /** Runs one statement with values for its `?`; returns the last row id and the number of changed rows. */
  run(sql: string, values?: readonly StoredValue[]): { readonly lastId: number; readonly changes: number }
  /** Reads all rows of a statement. */
  all(sql: string, values?: readonly StoredValue[]): StoredRow[]
  /** Reads the one value of a statement, `bytes`, as it stands in the file; none for null. */
  bytes(sql: string, values?: readonly StoredValue[]): Uint8Array
  /** Runs `work` in a transaction, rolled back when it throws; inside another one it is a part that fails by itself. */
  transaction<Value>(work: () => Value): Value
  close(): void
}

/** A request was still under way when its portal was closed; its connection is gone already. */
export class StoreClosedError extends Error {
  override readonly name = 'StoreClosedError'

  constructor() {
    super('The portal is closed.')
  }
}

/** Opens a database file, or one in memory. */
export const openStore = (file: string | undefined): Store => {
  const database = new Database(file ?? ':memory:')
  let isOpen = true
  // The library brings the whole process down when a closed database is used, as by a request that was still waiting.
  const use = (): void => {
    if (!isOpen) throw new StoreClosedError()
  }
  // A portal's file is a working copy: a power cut may cost the last writes, but never the file.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  // Whatever a schema says, it reaches no function with effects: the portal's own needs none.
  database.exec('PRAGMA trusted_schema = OFF')
  // Reading through the system's own cache: counts and deep offsets over a million rows take a third of the time.
  database.exec(`PRAGMA mmap_size = ${String(maxMappedBytes)}`)
  const statements = new Map<string, Database.Statement>()
  const prepare = (sql: string): Database.Statement => {
    use()
    const known = statements.get(sql)
    if (known !== undefined) return known
    // Made for one filter: keeping it would cost more than making it again.
    if (sql.length > maxKeptSql) return database.prepare(sql)
    if (statements.size >= maxKeptStatements) statements.clear()
    const statement = database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  return {
    execute: (sql) => {
      use()
      statements.clear()
      database.exec(sql)
    },
    run: (sql, values = []) => {
      const { lastInsertRowid, changes } = prepare(sql).run([...values])
      return { lastId: Number(lastInsertRowid), changes }
    },
    all: (sql, values = []) =>
      prepare(sql)
        .all([...values])
        .map(toStoredRow),
    bytes: (sql, values = []) => {
      const row: unknown = prepare(sql).get([...values])
      const bytes: unknown = typeof row === 'object' && row !== null && 'bytes' in row ? row.bytes : undefined
      return bytes instanceof Uint8Array ? bytes : new Uint8Array()
    },
    transaction: (work) => {
      use()
      const [begin, commit, rollback] = database.inTransaction ? partOfTransaction : wholeTransaction
      database.exec(begin)
      try {
        const value = work()
        database.exec(commit)
        return value
      } catch (error) {
        database.exec(rollback)
        throw error
      }
    },
    close: () => {
      isOpen = false
      statements.clear()
      database.close()
    },
  }
}

const wholeTransaction = ['BEGIN', 'COMMIT', 'ROLLBACK'] as const
const partOfTransaction = ['SAVEPOINT part', 'RELEASE part', 'ROLLBACK TO part; RELEASE part'] as const

const maxKeptStatements = 500
const maxKeptSql = 20_000
const maxMappedBytes = 1024 ** 3

const toStoredRow = (row: unknown): StoredRow => {
  if (typeof row !== 'object' || row === null) throw new Error('A statement returned something that is no row.')
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, toStoredValue(value)]))
}

const toStoredValue = (value: unknown): StoredValue => {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'bigint') return Number(value)
  throw new Error(`A column holds a value of type ${typeof value}, which the portal never stores.`)
}
