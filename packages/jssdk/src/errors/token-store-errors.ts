import { SdkError } from './sdk-error.ts'

/** A file of tokens was cut off or changed by hand: none of it is used. */
export const tokenStoreCorrupt = ({ directory }: { readonly directory: string }): SdkError =>
  new SdkError({
    code: 'JSSDK_TOKEN_STORE_CORRUPT',
    status: 500,
    description: `A file of tokens in ${directory} is damaged; nothing of it was used. Authorise the application again and write its tokens with set(), or delete the directory.`,
  })

export const tokenStoreFailed = ({ reason, cause }: { readonly reason: string; readonly cause?: unknown }): SdkError =>
  new SdkError({
    code: 'JSSDK_TOKEN_STORE_FAILED',
    status: 500,
    description: `The store of tokens failed: ${reason}.`,
    originalError: cause,
  })
