import { SdkError } from '../../errors/sdk-error.ts'
import { type TokenStoreFault, tokensUnreadable, tokenStoreFault } from '../../errors/catalogues/token-store-errors.ts'
import { renewedTokens } from './token-refresh.ts'
import type { StoredTokens, TokenStore } from './token-store.ts'
import { isNewer, memoryOf, type Unstored } from './unstored-tokens.ts'

/** Access to the tokens of one installation while no other work on them runs. */
export interface TokenTurn {
  /** The newest tokens in this process. */
  here(): StoredTokens
  /** The newest tokens of all processes. Fails when another process may have newer ones that cannot be read. */
  newest(): Promise<StoredTokens>
  /** Keeps new tokens in place of `before`: first in memory, then in the store. Never fails. */
  keep(renewed: StoredTokens, before: StoredTokens): Promise<void>
}

/** Moves the tokens of one installation into a store and out of it, and loses none when the store fails. */
export interface TokenKeeper {
  /** @throws {SdkError} `JSSDK_TOKEN_STORE_FAILED`, `JSSDK_TOKEN_STORE_CORRUPT`; or what `work` threw */
  alone<T>(work: (turn: TokenTurn) => Promise<T>): Promise<T>
  /** Makes sure that the store has the newest tokens of this process. @throws {SdkError} the same */
  save(): Promise<void>
  /** Tries again to store tokens that the store refused. Does nothing without such tokens, and nobody waits for it. */
  retry(onFailure?: (error: SdkError) => void): void
}

export interface TokenKeeperOptions {
  readonly store: TokenStore
  readonly installation: string
  /** The tokens of the client that calls. */
  readonly own: () => StoredTokens
  readonly nowMs: () => number
  /** Called for errors of the store that fail no call. */
  readonly onFault: (error: SdkError) => void
}

export const tokenKeeper = ({ store, installation, own, nowMs, onFault }: TokenKeeperOptions): TokenKeeper => {
  const memory = memoryOf(store)
  const unstored = (): Unstored | undefined => memory.unstored.get(installation)
  const forget = (): unknown => memory.unstored.delete(installation)

  const faultOf = (fault: TokenStoreFault, cause: unknown): SdkError => {
    const secrets = [own(), unstored()?.tokens].flatMap((known) => [known?.access_token, known?.refresh_token])
    return tokenStoreFault({ fault, cause, secrets: secrets.filter((secret) => secret !== undefined) })
  }

  const newestHere = (): StoredTokens => {
    const held = unstored()
    return held !== undefined && isNewer(held.tokens, own()) ? held.tokens : own()
  }

  /** Reads the store. Content that cannot be read may be newer than the tokens here, so it is never overwritten. */
  const read = async (): Promise<StoredTokens | undefined> => {
    let value: unknown
    try {
      value = await store.get(installation)
    } catch (cause) {
      throw faultOf('get', cause)
    }
    // A store of the program's own: databases give null for nothing, and numbers as text.
    if (value === undefined || value === null) return undefined
    const tokens = renewedTokens(own(), value, nowMs())
    if (tokens === undefined) throw tokensUnreadable()
    return tokens
  }

  /** Undefined: the store cannot be read, so this is not known. */
  const hasStored = async (tokens: StoredTokens): Promise<boolean | undefined> => {
    try {
      return (await read())?.access_token === tokens.access_token
    } catch {
      return undefined
    }
  }

  const write = async (tokens: StoredTokens): Promise<void> => {
    try {
      await store.set(installation, tokens)
    } catch (cause) {
      const fault = faultOf('set', cause)
      const held = unstored()
      const isThere = await hasStored(tokens)
      if (isThere !== true) {
        if (held?.tokens.access_token === tokens.access_token)
          memory.unstored.set(installation, { ...held, isNowhereElse: isThere === false })
        throw fault
      }
    }
    forget()
  }

  /** Runs `work` once: inside the store's lock, or with the lock's error when the lock cannot be taken. */
  const locked = async <T>(work: (lockFault: SdkError | undefined) => Promise<T>): Promise<T> => {
    const runs: Promise<T>[] = []
    let fault: { readonly cause: unknown } | undefined
    let isLeft = false
    const start = async (): Promise<T> => {
      // The lock has already failed, and calls back too late: another process may hold it now.
      if (isLeft) throw faultOf('lock', undefined)
      const run = runs[0] ?? work(undefined)
      if (runs.length === 0) runs.push(run)
      return run
    }
    try {
      await store.lock(installation, start)
    } catch (cause) {
      fault = { cause }
    }
    isLeft = true
    const [run] = runs
    if (run === undefined) return work(faultOf('lock', fault?.cause))
    // A lock that cannot be released, or ends too early, does not undo the work. So the result of the work counts.
    const outcome = await run
    if (fault !== undefined) onFault(faultOf('unlock', fault.cause))
    return outcome
  }

  const turnWith = (lockFault: SdkError | undefined): TokenTurn => {
    let stored: StoredTokens | undefined
    let isStoreKnown = false

    return {
      here: newestHere,
      newest: async () => {
        try {
          if (lockFault !== undefined) throw lockFault
          stored = await read()
          isStoreKnown = true
        } catch (fault) {
          // Another process with the same store may have renewed the tokens, and a refresh token must not be used twice. So without the
          // store no refresh is requested. Tokens that never reached the store are an exception: no other process can have used them.
          if (unstored()?.isNowhereElse !== true) throw fault
          onFault(faultOf('goesOn', fault))
        }
        const here = newestHere()
        if (stored === undefined || !isNewer(stored, here, unstored()?.replaced)) return here
        forget()
        return stored
      },
      keep: async (tokens, before) => {
        const older = [...(unstored()?.replaced ?? []), before.access_token, ...(stored ? [stored.access_token] : [])]
        memory.unstored.set(installation, { tokens, replaced: new Set(older), isNowhereElse: true })
        // The store was not read, so it may hold newer tokens. `retry` reads it again.
        if (isStoreKnown) await write(tokens).catch(onFault)
      },
    }
  }

  const saveNewest = (): Promise<void> =>
    locked(async (lockFault) => {
      if (lockFault !== undefined) throw lockFault
      const stored = await read()
      const here = newestHere()
      const isThere =
        stored !== undefined &&
        (stored.access_token === here.access_token || isNewer(stored, here, unstored()?.replaced))
      if (!isThere) await write(here)
      forget()
    })

  return {
    alone: (work) => memory.takeTurns(installation, () => locked((lockFault) => work(turnWith(lockFault)))),
    save: () => memory.takeTurns(installation, saveNewest),
    retry: (onFailure = () => undefined) => {
      if (unstored() === undefined || memory.retrying.has(installation)) return
      memory.retrying.add(installation)
      memory
        .takeTurns(installation, async () => {
          if (unstored() !== undefined) await saveNewest()
        })
        .catch((error: unknown) => onFailure(SdkError.fromException(error)))
        .finally(() => memory.retrying.delete(installation))
    },
  }
}
