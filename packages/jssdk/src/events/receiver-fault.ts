import { isNumber, isObject, isString } from '../types/narrow.ts'
import type { EventReceiverOptions } from './receiver-options.ts'

/** Options without type checks, as JavaScript programs may pass them. */
type Given = { readonly [Name in keyof EventReceiverOptions]?: unknown }

const functions = ['lookup', 'onInstall', 'onError', 'waitUntil'] as const
const numbers = ['attempts', 'retryDelayMs', 'takeOverIntervalMs', 'maxBytes', 'maxDepth', 'maxKeys'] as const

const isFunction = (value: unknown): boolean => typeof value === 'function'

/** Why the options of an event receiver cannot be used; undefined when they can. */
export const faultOfReceiver = (options: Given): string | undefined => {
  const { applicationToken, lookup, onEvent, inbox } = options
  if (lookup === undefined && (!isString(applicationToken) || applicationToken === ''))
    return 'it has nothing to check events by. Pass applicationToken or lookup'
  if (!isFunction(onEvent)) return 'onEvent is no function. Pass one that takes an event'
  const notCalled = functions.find((name) => options[name] !== undefined && !isFunction(options[name]))
  if (notCalled !== undefined) return `${notCalled} is no function. Pass one, or leave it out`
  const notCounted = numbers.find((name) => {
    const value = options[name]
    return value !== undefined && !(isNumber(value) && value >= 0)
  })
  if (notCounted !== undefined) return `${notCounted} is no number from 0. Pass one, or leave it out`
  if (inbox !== undefined && !(isObject(inbox) && isFunction(inbox['put']) && isFunction(inbox['done'])))
    return 'inbox has no functions put and done. Pass fileEventInbox({ directory }), or leave it out'
  return undefined
}
