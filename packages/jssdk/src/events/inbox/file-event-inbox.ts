import { access, mkdir, readdir, readFile, rename, rm, rmdir, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { eventInboxFailed } from '../../errors/catalogues/event-errors.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import { codeOf, ifThere } from '../../platform/file-errors.ts'
import { makeOwnDirectory } from '../../platform/own-directory.ts'
import { systemRandom } from '../../platform/random.ts'
import type { EventInbox, KeptEvent } from './event-inbox.ts'
import { decodeKeptEvent, encodeKeptEvent } from './kept-event-json.ts'

export interface FileEventInboxOptions {
  /**
   * A directory on a local disk that only this inbox uses. It holds tokens, so the inbox creates it with rights for its owner alone. The
   * inbox refuses its folder when it belongs to another user, is a link, or can be written by others.
   */
  readonly directory: string
  /** For tests: time as the inbox sees it. @default the system's */
  readonly clock?: Clock | undefined
}

/** A process of another host without a sign of life for this long counts as dead. */
const LONGEST_SILENCE_MS = 30_000
const DAY_MS = 86_400_000

/**
 * Keeps events in files. An event that was answered with 200 survives `kill -9` and a restart. The next process, or another one with the
 * same directory, handles it. An event may be handled twice when its process dies after the handler and before the note of it. Duplicates
 * are recognised for one to two days. The methods fail with `JSSDK_EVENT_INBOX_FAILED` when the directory cannot be used.
 */
export const fileEventInbox = ({ directory, clock = systemClock }: FileEventInboxOptions): EventInbox => {
  const root = join(directory, 'v1')
  // Each process has its own folder, so that two processes never change one file.
  const self = [encodeURIComponent(hostname()), process.pid, systemRandom().toString(36).slice(2)].join('~')
  const own = join(root, 'events', self)
  const paths = new Map<string, string>()
  let written = 0

  let isChecked = false
  const onDisk = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      // Another user with write access could insert events of his own.
      if (!isChecked) makeOwnDirectory(root)
      isChecked = true
      return await act()
    } catch (cause) {
      throw eventInboxFailed({ directory, cause })
    }
  }

  const seenPath = (key: string, daysAgo: number): string =>
    join(root, 'seen', dayOf(clock.nowMs() - daysAgo * DAY_MS), key)

  /** False when the key is already marked as seen. */
  const markSeen = async (key: string): Promise<boolean> => {
    if (await isThere(seenPath(key, 1))) return false
    const path = seenPath(key, 0)
    await makeFolder(join(path, '..'))
    try {
      await writeFile(path, '', { flag: 'wx', mode: 0o600 })
      return true
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      throw error
    }
  }

  const forgetOldKeys = async (): Promise<void> => {
    const oldestKept = dayOf(clock.nowMs() - DAY_MS)
    const days = await namesIn(join(root, 'seen'))
    const old = days.filter((day) => day < oldestKept)
    await Promise.all(old.map((day) => rm(join(root, 'seen', day), { recursive: true, force: true })))
  }

  const write = async (kept: KeptEvent): Promise<string> => {
    written += 1
    const path = join(own, `${kept.key}-${written}.json`)
    await makeFolder(own)
    await writeFile(`${path}.draft`, encodeKeptEvent(kept), { mode: 0o600, flush: true })
    await rename(`${path}.draft`, path)
    return path
  }

  /** Undefined when another process took the file first, or when the file is damaged. A damaged file is moved to another folder. */
  const takeFile = async (from: string, name: string): Promise<KeptEvent | undefined> => {
    written += 1
    const path = join(own, name.replace(/-\d+\.json$/, `-${written}.json`))
    await makeFolder(own)
    if ((await ifThere(() => rename(join(root, 'events', from, name), path).then(() => true))) === undefined)
      return undefined
    const kept = decodeKeptEvent(await readFile(path, 'utf8'))
    if (kept === undefined) {
      await makeFolder(join(root, 'damaged'))
      await rename(path, join(root, 'damaged', name))
      return undefined
    }
    paths.set(kept.key, path)
    // The process that wrote the event may have died before it marked the key.
    await markSeen(kept.key)
    return kept
  }

  const removeOldDraft = async (path: string): Promise<void> => {
    const draft = await ifThere(() => stat(path))
    if (draft !== undefined && clock.nowMs() - draft.mtimeMs > DAY_MS) await ifThere(() => unlink(path))
  }

  const isOrphan = async (owner: string): Promise<boolean> => {
    if (owner === self) return false
    const [host, pid] = owner.split('~')
    // Another owner with this process's number was an earlier run of the same container.
    if (host === encodeURIComponent(hostname())) return Number(pid) === process.pid || !isRunning(Number(pid))
    const sign = await ifThere(() => stat(join(root, 'events', owner)))
    return sign !== undefined && clock.nowMs() - sign.mtimeMs > LONGEST_SILENCE_MS
  }

  const takeAll = async (owner: string): Promise<readonly KeptEvent[]> => {
    const folder = join(root, 'events', owner)
    const names = await namesIn(folder)
    const taken: KeptEvent[] = []
    for (const name of names) {
      if (!name.endsWith('.json')) await removeOldDraft(join(folder, name))
      const kept = name.endsWith('.json') ? await takeFile(owner, name) : undefined
      if (kept !== undefined) taken.push(kept)
    }
    // Only an empty folder is removed: its owner may only have been asleep, and write again.
    if (names.length === 0) await rmdir(folder).catch(() => undefined)
    return taken
  }

  return {
    put: (kept) =>
      onDisk(async () => {
        // The event is written before its key is marked. When the process dies in between, the event comes twice; in the other order it
        // would be lost.
        const path = await write(kept)
        if (!(await markSeen(kept.key))) {
          await unlink(path)
          return false
        }
        paths.set(kept.key, path)
        return true
      }),

    done: (key) =>
      onDisk(async () => {
        const path = paths.get(key)
        paths.delete(key)
        if (path !== undefined) await ifThere(() => unlink(path))
      }),

    takeOver: () =>
      onDisk(async () => {
        const now = new Date(clock.nowMs())
        await ifThere(() => utimes(own, now, now))
        await forgetOldKeys()
        const taken: KeptEvent[] = []
        for (const owner of await namesIn(join(root, 'events')))
          if (await isOrphan(owner)) taken.push(...(await takeAll(owner)))
        return taken
      }),
  }
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

const makeFolder = (path: string): Promise<unknown> => mkdir(path, { recursive: true, mode: 0o700 })

const namesIn = async (path: string): Promise<readonly string[]> => (await ifThere(() => readdir(path))) ?? []

const isThere = async (path: string): Promise<boolean> => {
  const found = await ifThere(() => access(path).then(() => true))
  return found === true
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: the process runs as another user.
    return codeOf(error) === 'EPERM'
  }
}
