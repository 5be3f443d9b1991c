import { isObject } from '../types/narrow.ts'
import { NullLogger } from './null-logger.ts'

/** Reports on the console which methods a logger lacks. Without this, a wrong logger is noticed only at the first failure. */
export const reportIncompleteLogger = (value: unknown): void => {
  // `NullLogger` has every method of a logger, so its methods are the required ones. The first name is `constructor` and is skipped.
  const methods = Object.getOwnPropertyNames(NullLogger.prototype).slice(1)
  const missing = isObject(value) ? methods.filter((name) => typeof value[name] !== 'function') : methods
  if (missing.length === 0) return
  console.warn(`[b24jssdk] the logger lacks ${missing.join(', ')}. Give all of LoggerInterface.`)
}
