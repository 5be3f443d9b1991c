import { isObject } from '../types/narrow.ts'

/** The system's code of an error, such as `ENOENT`. */
export const codeOf = (error: unknown): unknown => (isObject(error) ? error['code'] : undefined)

/** The result of `act`, or undefined when the file does not exist. Another process may remove a file at any time. */
export const ifThere = async <T>(act: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await act()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

const reasons: ReadonlyMap<unknown, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk space of this user is used up'],
  ['EFBIG', 'files may not grow as large as this process needs them'],
  ['EROFS', 'the file system is read-only'],
  ['EACCES', 'this process has no right to use it'],
  ['EPERM', 'this process has no right to use it'],
  ['EMFILE', 'this process has too many files open'],
  ['ENFILE', 'this machine has too many files open'],
])

/** A readable text: why a directory cannot be used, and what to do. */
export const diskFault = (directory: string, error: unknown): string => {
  const reason = reasons.get(codeOf(error))
  return reason === undefined
    ? `${directory} cannot be used; give a directory of this user on a local disk, see the cause`
    : `${directory} cannot be used: ${reason}. Mend that, or give another directory`
}
