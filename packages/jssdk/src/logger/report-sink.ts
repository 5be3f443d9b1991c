import { redactText } from '../errors/redact.ts'
import { textOfThrown } from '../errors/sdk-error.ts'

/** Reports on the console that a part of a logger failed. The calling program goes on. */
export const reportSink = (channel: string, part: string, thrown: unknown): void => {
  console.warn(
    `[b24jssdk] logger "${channel}": ${part} failed and was passed over: ${redactText(textOfThrown(thrown))}. Logging goes on without it.`,
  )
}

/** Waits for a promise up to a time limit. A promise that rejects later causes no unhandled rejection. */
export const within = async <T>(promise: Promise<T>, limitMs: number): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${limitMs} ms`)), limitMs)
  })
  try {
    return await Promise.race([promise, limit])
  } finally {
    clearTimeout(timer)
  }
}
