import { lstatSync, mkdirSync } from 'node:fs'

/**
 * Makes a directory for this user alone. In a shared place, such as that for temporary files, another user may have made it first. So a
 * directory that another user could write to is refused.
 * @throws {Error} the path belongs to another user, is a link or a file, or others may write to it
 */
export const makeOwnDirectory = (path: string): void => {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const status = lstatSync(path)
  // Windows has neither numeric user ids nor these access rights.
  const user = process.getuid?.()
  if (!status.isDirectory()) throw new Error(`${path} is a link or a file, no directory.`)
  if (user !== undefined && status.uid !== user) throw new Error(`${path} belongs to another user.`)
  if (user !== undefined && (status.mode & 0o022) !== 0) throw new Error(`Other users may write to ${path}.`)
}
