import { isObject } from '../types/narrow.ts'

const methods = ['log', 'debug', 'info', 'notice', 'warning', 'error', 'critical', 'alert', 'emergency'] as const

/** Reports on the console which methods a logger lacks. Without this, a wrong logger is noticed only at the first failure. */
export const reportIncompleteLogger = (value: unknown): void => {
  const missing = isObject(value) ? methods.filter((name) => typeof value[name] !== 'function') : methods
  if (missing.length === 0) return
  console.warn(`[b24jssdk] the logger lacks ${missing.join(', ')}. Give all of LoggerInterface.`)
}
