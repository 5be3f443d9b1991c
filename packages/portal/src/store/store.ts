import Database from 'libsql'

/** A value that a column can hold. */
export type StoredValue = null | number | string

/** A row of a table: column name to value. */
export type StoredRow = Readonly<Record<string, StoredValue>>

/** One SQLite database. Calls are synchronous, so nothing else in this process runs in between. */
export interface Store {
  /** Runs statements that return no rows. Several may be separated by `;`. */
  execute(sql: string): void
  /** Runs one statement with values for its `?`. Returns the last row id and the number of changed rows. */
  run(sql: string, values?: readonly StoredValue[]): { readonly lastId: number; readonly changes: number }
  /** Reads all rows of a statement. */
  all(sql: string, values?: readonly StoredValue[]): StoredRow[]
  /** Reads the single value of a statement, `bytes`, as it is in the file. Undefined for null. */
  bytes(sql: string, values?: readonly StoredValue[]): Uint8Array
  /** Runs `work` in a transaction, which is rolled back if `work` throws. An inner transaction is rolled back alone. */
  transaction<Value>(work: () => Value): Value
  close(): void
}

/** A request was still running when its portal was closed. Its connection is already gone. */
export class StoreClosedError extends Error {
  override readonly name = 'StoreClosedError'

  constructor() {
    super('The portal is closed.')
  }
}

/** Opens a database file, or a database in memory. */
export const openStore = (file: string | undefined): Store => {
  const database = new Database(file ?? ':memory:')
  let isOpen = true
  // The library crashes the process if a closed database is used. A request that was still waiting could do this.
  const use = (): void => {
    if (!isOpen) throw new StoreClosedError()
  }
  // A portal's file is a working copy. A power failure may lose the last writes, but it never damages the file.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
  // A schema in the file cannot call functions with side effects. The portal's own schema needs none.
  database.exec('PRAGMA trusted_schema = OFF')
  // With memory-mapped reading, counts and deep offsets over a million rows take a third of the time.
  database.exec(`PRAGMA mmap_size = ${String(maxMappedBytes)}`)
  const statements = new Map<string, Database.Statement>()
  const prepare = (sql: string): Database.Statement => {
    use()
    const known = statements.get(sql)
    if (known !== undefined) return known
    // The statement is for one filter only. Keeping it would cost more than preparing it again.
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
