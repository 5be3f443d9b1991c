import { join, resolve } from 'node:path'
import { tokenStoreCorrupt, tokenStoreFailed } from '../../errors/catalogues/token-store-errors.ts'
import { systemClock } from '../../platform/clock.ts'
import { diskFault } from '../../platform/file-errors.ts'
import { makeOwnDirectory } from '../../platform/own-directory.ts'
import { systemRandom } from '../../platform/random.ts'
import { type VersionedFile, versionedFile } from '../../platform/versioned-file.ts'
import { leaseWatch, SILENCE_MS } from './lease-watch.ts'
import { thisProcess } from './lease-holder.ts'
import { decodeTokenFile, encodeTokenFile, type TokenFileState } from './token-file-json.ts'
import type { TokenStore } from './token-store.ts'
import { turns } from '../turns.ts'

export interface FileTokenStoreOptions {
  /**
   * A directory on a local disk that only this store uses. The store creates it with rights for its owner alone. The store refuses its
   * folders when they belong to another user, are links, or can be written by others.
   */
  readonly directory: string
}

const RENEWAL_MS = 1_000
const LONGEST_PAUSE_MS = 50
/** Each lost race means that another process made progress. So many in a row mean that something is broken. */
const MOST_ATTEMPTS = 1_000

/** One object for each directory. Clients of this process share tokens that could not be stored, even with different store objects. */
const places = new Map<string, object>()

const placeOf = (directory: string): object => {
  const path = resolve(directory)
  const place = places.get(path) ?? {}
  places.set(path, place)
  return place
}

/**
 * Keeps tokens in files that only their owner may read. The processes of one host share them and renew the tokens once for all. A process
 * that died delays the others by at most 5 seconds. The delay is zero when the others can see that it is gone; containers that share the
 * directory cannot. A finished write is on the disk. The methods fail with `JSSDK_TOKEN_STORE_CORRUPT` when a file is damaged, and with
 * `JSSDK_TOKEN_STORE_FAILED` when the directory cannot be used.
 */
export const fileTokenStore = ({ directory }: FileTokenStoreOptions): TokenStore => {
  const files = new Map<string, VersionedFile>()
  const takeTurns = turns()
  const self = `${process.pid}-${systemRandom().toString(36).slice(2)}`

  const fileOf = (installation: string): VersionedFile => {
    // The format's number is part of the path, so another format uses another file.
    const root = join(directory, 'v1')
    const file =
      files.get(installation) ?? versionedFile(join(root, encodeURIComponent(installation)), { isDurable: true })
    // A folder that others may write to is not safe for tokens, and tokens found in it cannot be trusted.
    if (!files.has(installation)) onDisk(() => makeOwnDirectory(root))
    files.set(installation, file)
    return file
  }

  const onDisk = <T>(act: () => T): T => {
    try {
      return act()
    } catch (cause) {
      throw tokenStoreFailed({ reason: diskFault(directory, cause), cause })
    }
  }

  const read = (installation: string): TokenFileState => {
    const state = decodeTokenFile(onDisk(() => fileOf(installation).latest()).text)
    if (state === undefined) throw tokenStoreCorrupt({ directory })
    return state
  }

  /** Writes the next version. `change` returns undefined when there is nothing to change. Resolves with the last result of `change`. */
  const update = async (
    installation: string,
    change: (state: TokenFileState | undefined) => TokenFileState | undefined,
  ): Promise<TokenFileState | undefined> => {
    const file = fileOf(installation)
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const before = onDisk(() => file.latest())
      const after = change(decodeTokenFile(before.text))
      if (after === undefined || onDisk(() => file.commit(before, encodeTokenFile(after)))) return after
      await pause()
    }
    throw tokenStoreFailed({ reason: `${MOST_ATTEMPTS} attempts to write to ${directory} lost to other processes` })
  }

  const lease = (): TokenFileState['lease'] => ({
    holder: self,
    endsAtMs: systemClock.nowMs() + SILENCE_MS,
    process: thisProcess(),
  })

  const takeLease = async (installation: string): Promise<void> => {
    const isAbandoned = leaseWatch()
    for (;;) {
      const taken = await update(installation, (state) => {
        if (state === undefined) throw tokenStoreCorrupt({ directory })
        const { lease: held } = state
        // A lease of this store is left over from a failed release: only one work of this store runs at a time.
        const isFree = held === undefined || held.holder === self || isAbandoned(held)
        return isFree ? { ...state, lease: lease() } : undefined
      })
      if (taken !== undefined) return
      await pause()
    }
  }

  /** Another process may have taken the lease while this one was asleep. Such a lease is left alone. */
  const changeOwnLease = (installation: string, next: () => TokenFileState['lease']): Promise<unknown> =>
    update(installation, (state) => (state?.lease?.holder === self ? { ...state, lease: next() } : undefined))

  return {
    place: placeOf(directory),
    // oxlint-disable-next-line typescript/require-await -- a damaged file rejects, it does not throw at the call
    get: async (installation) => read(installation).tokens,
    set: async (installation, tokens) => {
      // A damaged file may be replaced: it holds nothing that could be kept.
      await update(installation, (state) => ({ tokens, lease: state?.lease }))
    },
    lock: (installation, work) =>
      takeTurns(installation, async () => {
        await takeLease(installation)
        const renewal = setInterval(() => {
          // The error is ignored here. When the disk fails, the lease expires, and the next use of the store reports the failure.
          changeOwnLease(installation, lease).catch(() => undefined)
        }, RENEWAL_MS)
        try {
          return await work()
        } finally {
          clearInterval(renewal)
          await changeOwnLease(installation, () => undefined)
        }
      }),
  }
}

const pause = (): Promise<void> => systemClock.sleep(1 + systemRandom() * LONGEST_PAUSE_MS)
