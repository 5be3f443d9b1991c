import { isObject } from '../types/narrow.ts'

const methods = ['log', 'debug', 'info', 'notice', 'warning', 'error', 'critical', 'alert', 'emergency'] as const

/** Names on the console what a value lacks to be a logger: without this a wrong one is noticed at the first failure only. */
export const reportIncompleteLogger = (value: unknown): void => {
  const missing = isObject(value) ? methods.filter((name) => typeof value[name] !== 'function') : methods
  if (missing.length === 0) return
  console.warn(`[b24jssdk] the logger lacks ${missing.join(', ')}. Give all of LoggerInterface.`)
}
