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
 * A text that several processes change without a lock. Each version is a file of its own, and only one process can create the file of the
 * next version. No process holds anything, so a process that dies blocks nobody.
 */
export interface VersionedFile {
  latest(): Version
  /** Writes the version after `before`. False when another process wrote it first: then read again and start over. */
  commit(before: Version, text: string): boolean
}

export interface Version {
  readonly number: number
  /** Undefined: there is no version yet. */
  readonly text: string | undefined
  readonly readAtMs: number
}

export interface VersionedFileOptions {
  /**
   * How long old versions are kept, in milliseconds. If they went earlier, a slow process could write a version number a second time.
   * @default 5_000
   */
  readonly keptMs?: number
  /** Whether a new version survives a power failure at once. @default false */
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
    // The known version was removed: other processes wrote many versions since, or somebody removed the directory.
    return existsSync(pathOf(number)) ? number : (versionsIn(directory).at(-1) ?? 0)
  }

  const clean = (latest: number): void => {
    cleanedAtMs = performance.now()
    const endMs = Date.now() - keptMs
    // Removal goes upwards and stops at the first version that is still new. So a version never exists without its successor.
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
        // A full disk leaves an empty draft behind. Repeated attempts would fill the directory with drafts, so `finally` removes it.
        writeFileSync(draft, text, { mode: 0o600, flush: isDurable })
        // `link` creates the complete file at once and fails when the name exists. A rename would replace the existing file.
        linkSync(draft, pathOf(number))
      } catch (error) {
        const code = codeOf(error)
        // ENOENT: this process was asleep for so long that another one removed the draft.
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

/** Returns false when the file is kept. */
const removeIfOlder = (path: string, endMs: number): boolean => {
  const modifiedMs = ifThere(() => statSync(path).mtimeMs)
  if (modifiedMs !== undefined && modifiedMs >= endMs) return false
  ifThere(() => unlinkSync(path))
  return true
}

/** Another process may remove a file at any time, so a missing file is no error. */
const ifThere = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
