/** What a file is that SQLite refuses, by the error codes of SQLite. */
const sqliteReasons: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'is no database',
  SQLITE_CORRUPT: 'is a damaged database, or only a part of one',
  SQLITE_IOERR_SHORT_READ: 'is a damaged database, or only a part of one',
  SQLITE_READONLY: 'may not be written to',
}

const fileReasons: Readonly<Record<string, string>> = {
  ENOENT: 'is in a folder that does not exist',
  ENOTDIR: 'is in a folder that does not exist',
  EISDIR: 'is a folder',
  EACCES: 'may not be opened by this user',
  EPERM: 'may not be opened by this user',
  EROFS: 'may not be written to',
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

const refused = (db: string, reason: string, cause: unknown): RangeError =>
  new RangeError(`The database ${db} ${reason}. Name another file.`, { cause })

/** Turns an error of SQLite about the file of a portal into one that says what the file is. Other errors stay as they are. */
export const aboutDatabase = (db: string, error: unknown): unknown => {
  const code = codeOf(error)
  const found = Object.entries(sqliteReasons).find(([known]) => code.startsWith(known))
  return found === undefined ? error : refused(db, found[1], error)
}

/** Turns an error of opening a portal's file into one that says what is in the way. Other errors stay as they are. */
export const aboutOpening = (db: string, error: unknown): unknown => {
  const reason = fileReasons[codeOf(error)]
  return reason === undefined ? aboutDatabase(db, error) : refused(db, reason, error)
}
