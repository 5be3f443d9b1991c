import type { SdkErrorCode } from '@bitrix24/b24jssdk'
import { authWords } from './auth-words.ts'
import { batchWords } from './batch-words.ts'
import { builderWords } from './builder-words.ts'
import { callWords, replyWords } from './call-words.ts'
import { clientWords } from './client-words.ts'
import type { CodeWords } from './code-words.ts'
import { frameWords, pullWords } from './frame-words.ts'
import { listWords } from './list-words.ts'

/** The sections of the page, in their order. */
export const groups: readonly { readonly title: string; readonly words: Readonly<Record<string, CodeWords>> }[] = [
  { title: 'Calls', words: callWords },
  { title: 'Replies', words: replyWords },
  { title: 'Lists', words: listWords },
  { title: 'Batches', words: batchWords },
  { title: 'Filters and references', words: builderWords },
  { title: 'Clients and settings', words: clientWords },
  { title: 'Webhooks, tokens and events', words: authWords },
  { title: 'The iframe', words: frameWords },
  { title: 'The push client', words: pullWords },
]

/** Every code of the SDK: one without words does not compile. */
export const wordsOfCodes: Readonly<Record<SdkErrorCode, CodeWords>> = {
  ...callWords,
  ...replyWords,
  ...listWords,
  ...batchWords,
  ...builderWords,
  ...clientWords,
  ...authWords,
  ...frameWords,
  ...pullWords,
}
