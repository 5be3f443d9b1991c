import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { codeOf } from './file-errors.ts'

/**
 * A text that several processes change without a lock: each version is a file of its own, and only one process can
 * make the file of the next version. Nothing is ever held, so a process that dies stops nobody.
 */
export interface VersionedFile {
  latest(): Version
  /** Makes the version after `before`; false when another process made it first: read again and start over. */
  commit(before: Version, text: string): boolean
}

export interface Version {
  readonly number: number
  /** Undefined: there is none yet. */
  readonly text: string | undefined
  readonly readAtMs: number
}

export interface VersionedFileOptions {
  /** Milliseconds old versions stay, so that who read one cannot take the number of its successor for a free one. @default 5_000 */
  readonly keptMs?: number
  /** Whether a version survives a power failure from the moment it is made. @default false */
  readonly isDurable?: boolean
}

export const versionedFile = (directory: string, options: VersionedFileOptions = {}): VersionedFile => {
  const { keptMs = 5_000, isDurable = false } = options
  let known: Version = { number: 0, text: undefined, readAtMs: 0 }
  let cleanedAtMs = performance.now()

  const pathOf = (number: number): string => join(directory, `${number}.json`)

  const findLatest = (): number => {
    let { number } = known
    while (existsSync(pathOf(number + 1))) number += 1
    // Others are so far ahead that ours was cleared away, or somebody removed the directory.
    return existsSync(pathOf(number)) ? number : (versionsIn(directory).at(-1) ?? 0)
  }

  const clean = (latest: number): void => {
    cleanedAtMs = performance.now()
    const endMs = Date.now() - keptMs
    // Upwards, and no further than the first that stays: a version is never there without its successor.
    for (const number of versionsIn(directory)) if (number >= latest || !removeIfOlder(pathOf(number), endMs)) break
    for (const name of namesIn(directory)) if (name.startsWith(DRAFT)) removeIfOlder(join(directory, name), endMs)
  }

  return {
    latest() {
      for (;;) {
        const readAtMs = performance.now()
        const number = findLatest()
        if (number === 0) return { number, text: undefined, readAtMs }
        if (number === known.number) return { ...known, readAtMs }
        const text = ifThere(() => readFileSync(pathOf(number), 'utf8'))
        if (text === undefined) continue
        known = { number, text, readAtMs }
        return known
      }
    },

    commit(before, text) {
      if (performance.now() - before.readAtMs > keptMs / 2) return false
      const number = before.number + 1
      const draft = join(directory, `${DRAFT}${process.pid}-${Math.random().toString(36).slice(2)}`)
      mkdirSync(directory, { recursive: true, mode: 0o700 })
      try {
        // A full disk leaves an empty draft behind, and who tries again would fill the directory with them.
        writeFileSync(draft, text, { mode: 0o600, flush: isDurable })
        // A link appears at once and whole, and fails when the name is taken: a rename would replace it.
        linkSync(draft, pathOf(number))
      } catch (error) {
        const code = codeOf(error)
        // ENOENT: we were asleep for so long that another process cleared the draft away.
        if (code === 'EEXIST' || code === 'ENOENT') return false
        throw error
      } finally {
        ifThere(() => unlinkSync(draft))
      }
      known = { number, text, readAtMs: before.readAtMs }
      if (performance.now() - cleanedAtMs > keptMs) clean(number)
      return true
    },
  }
}

const DRAFT = 'draft-'

const namesIn = (directory: string): readonly string[] => ifThere(() => readdirSync(directory)) ?? []

const versionsIn = (directory: string): readonly number[] =>
  namesIn(directory)
    .flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
    .sort((a, b) => a - b)

/** False when it stays. */
const removeIfOlder = (path: string, endMs: number): boolean => {
  const modifiedMs = ifThere(() => statSync(path).mtimeMs)
  if (modifiedMs !== undefined && modifiedMs >= endMs) return false
  ifThere(() => unlinkSync(path))
  return true
}

/** Another process may clear a file away between any two of our steps. */
const ifThere = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
