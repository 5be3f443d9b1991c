import { invalidParams } from '../../errors/catalogues/catalogue.ts'
import { listStrategies } from '../../lists/list-setup.ts'
import { isSignal } from '../../platform/on-abort.ts'
import { isNumber, isString } from '../../types/narrow.ts'
import { maxBatchCommands, maxPageSizeV3 } from '../../types/portal-figures.ts'

type Rule = (value: unknown) => boolean

const isName: Rule = (value) => isString(value) && value !== ''
const isCount = (value: unknown, most: number): boolean =>
  isNumber(value) && value % 1 === 0 && value > 0 && value <= most
const orNone =
  (rule: Rule): Rule =>
  (value) =>
    value === null || rule(value)

/** The rules for the options of lists, tails and chunks. An option that is left out is always valid. */
const rules: Readonly<Record<string, Rule>> = {
  signal: isSignal,
  parallel: (value) => value === 'auto' || isCount(value, maxBatchCommands),
  limit: (value) => isCount(value, maxPageSizeV3),
  strategy: (value) => listStrategies.some((strategy) => strategy === value),
  idKey: isName,
  cursorIdKey: isName,
  cursorField: isName,
  customKeyForResult: orNone(isString),
  concurrency: (value) => typeof value === 'number',
  options: orNone((value) => typeof value === 'object'),
  onProgress: orNone((value) => typeof value === 'function'),
}

/** Names the first invalid option. Only programs without types can pass one. */
export const faultOfOptions = (options: object): string | undefined => {
  const given: Readonly<Record<string, unknown>> = { ...options }
  const wrong = Object.keys(rules).find((name) => given[name] !== undefined && rules[name]?.(given[name]) === false)
  return wrong && `\`${wrong}\` is wrong`
}

/** @throws {AjaxError} `JSSDK_INVALID_PARAMS`: nothing was sent */
export const checkBatchOptions = (options: object): void => {
  const reason = faultOfOptions(options)
  if (reason !== undefined) throw invalidParams({ method: 'batch' }, reason)
}
