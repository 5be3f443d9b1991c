import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limitStoreFailed } from '../../errors/catalogues/client-errors.ts'
import { systemClock } from '../../platform/clock.ts'
import { diskFault } from '../../platform/file-errors.ts'
import { makeOwnDirectory } from '../../platform/own-directory.ts'
import { systemRandom } from '../../platform/random.ts'
import type { LimitStore } from './limit-state.ts'
import { decodeLimitState, encodeLimitState } from './limit-state-json.ts'
import { type VersionedFile, versionedFile } from '../../platform/versioned-file.ts'

export interface FileLimitStoreOptions {
  /**
   * A directory on a local disk that all processes can write to.
   * @default a directory of the current user in the system's folder for temporary files; refused when it belongs to another user, is a
   * link, or others may write to it
   */
  readonly directory?: string | undefined
}

/** Each lost race means that another process made progress. So many in a row mean that something is broken. */
const MOST_ATTEMPTS = 1_000
const LONGEST_PAUSE_MS = 5

/**
 * Shares a portal's limits between the processes of one host, without a server process. They share one bucket and one set of operating
 * budgets, and take turns when the bucket is full. A process that dies delays no other. Calls fail with `JSSDK_LIMIT_STORE_FAILED` when the
 * directory cannot be used.
 */
export const fileLimitStore = ({ directory: given }: FileLimitStoreOptions = {}): LimitStore => {
  const directory = given ?? defaultDirectory()
  const files = new Map<string, VersionedFile>()
  // The program's own directory is not checked, because several users may share it.
  let isChecked = given !== undefined

  const fileOf = (portal: string): VersionedFile => {
    // The format's number is part of the path, so another format uses another file.
    const file = files.get(portal) ?? versionedFile(join(directory, 'v1', encodeURIComponent(portal)))
    files.set(portal, file)
    return file
  }

  const onDisk = <T>(act: () => T): T => {
    try {
      return act()
    } catch (cause) {
      throw limitStoreFailed({ reason: diskFault(directory, cause), cause })
    }
  }

  return {
    async update(portal, change) {
      if (!isChecked) onDisk(() => makeOwnDirectory(directory))
      isChecked = true
      const file = fileOf(portal)
      for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
        const before = onDisk(() => file.latest())
        const state = decodeLimitState(before.text)
        const changed = change(state)
        if (changed.state === state) return changed.value
        if (onDisk(() => file.commit(before, encodeLimitState(changed.state)))) return changed.value
        await systemClock.sleep(systemRandom() * Math.min(attempt, LONGEST_PAUSE_MS))
      }
      throw limitStoreFailed({ reason: `${MOST_ATTEMPTS} attempts to write to ${directory} lost to other processes` })
    },
  }
}

/** Each user has a directory of its own. In a shared one, a user could not write the other's files, or could make the other wait. */
const defaultDirectory = (): string => join(tmpdir(), `b24jssdk-limits-${process.getuid?.() ?? 'user'}`)
