import { withoutTexts } from '../redact.ts'
import { SdkError } from '../sdk-error.ts'

/** A token file was cut off or changed by hand. No part of it is used. */
export const tokenStoreCorrupt = ({ directory }: { readonly directory: string }): SdkError =>
  new SdkError({
    code: 'JSSDK_TOKEN_STORE_CORRUPT',
    status: 500,
    description: `A file of tokens in ${directory} is damaged; nothing of it was used. Delete the directory; a process that runs stores its tokens when it renews them. When none has any, authorise the application again.`,
  })

/** A program's own store returned something that is not tokens. */
export const tokensUnreadable = (): SdkError =>
  new SdkError({
    code: 'JSSDK_TOKEN_STORE_CORRUPT',
    status: 500,
    description:
      'get() of the token store answered what are no tokens; nothing was sent or written over. Give back what set() was given, or nothing.',
  })

export const tokenStoreFailed = ({ reason, cause }: { readonly reason: string; readonly cause?: unknown }): SdkError =>
  new SdkError({
    code: 'JSSDK_TOKEN_STORE_FAILED',
    status: 500,
    description: `The store of tokens failed: ${reason}.`,
    originalError: cause,
  })

const faults = {
  get: 'get() failed. The tokens were not renewed, nothing is lost: try again when the store works',
  lock: 'lock() failed before it ran its work. The tokens were not renewed, nothing is lost: try again when the store works',
  set: 'set() failed. The new tokens are in the memory of this process alone, where calls go on and try again to store them; they are lost when it ends before storeTokens() has succeeded',
  goesOn:
    'it still cannot be used, and the newest tokens are in the memory of this process alone; they are lost when it ends before storeTokens() has succeeded',
  unlock: 'lock() failed after its work was done. The tokens are good; others may have to wait for the lock',
} as const

/** The step at which a token store failed. */
export type TokenStoreFault = keyof typeof faults

/** A client's store failed. Errors of databases often quote the values, so `secrets` are removed from the cause. */
export const tokenStoreFault = (fact: {
  readonly fault: TokenStoreFault
  readonly cause?: unknown
  readonly secrets: readonly string[]
}): SdkError => tokenStoreFailed({ reason: faults[fact.fault], cause: withoutTexts(fact.cause, fact.secrets) })
