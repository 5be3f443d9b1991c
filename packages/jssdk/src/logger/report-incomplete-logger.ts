import { isObject } from '../types/narrow.ts'
import { NullLogger } from './null-logger.ts'

/** Names on the console what a value lacks to be a logger: without this a wrong one is noticed at the first failure only. */
export const reportIncompleteLogger = (value: unknown): void => {
  // A logger that does nothing has all of them, behind its constructor.
  const methods = Object.getOwnPropertyNames(NullLogger.prototype).slice(1)
  const missing = isObject(value) ? methods.filter((name) => typeof value[name] !== 'function') : methods
  if (missing.length === 0) return
  console.warn(`[b24jssdk] the logger lacks ${missing.join(', ')}. Give all of LoggerInterface.`)
}
