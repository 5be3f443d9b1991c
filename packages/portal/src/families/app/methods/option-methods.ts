import { PortalError } from '../../../portal-error.ts'
import { entriesOf, isWireList, isWireMap, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { MethodCall, MethodReply, Methods } from '../../../methods/method.ts'
import { anyCase } from '../../../methods/params.ts'
import { callingApplication } from '../../../methods/calling-application.ts'
import { missingParameter } from '../../../methods/refusals.ts'

/** A store of options: one for the whole application, or one for each of its users. */
interface OptionStore {
  readonly keyOf: (call: MethodCall) => string
  readonly isForAdministrators: boolean
}

const ofApplication: OptionStore = {
  keyOf: (call) => callingApplication(call).clientId,
  isForAdministrators: true,
}

const ofUser: OptionStore = {
  keyOf: (call) => `${callingApplication(call).clientId} ${String(call.caller.userId)}`,
  isForAdministrators: false,
}

const getOptions = (call: MethodCall, { keyOf }: OptionStore): WireValue => {
  const options = call.portal.oauth.options.get(keyOf(call))
  const name = anyCase(call.params, 'option')
  if (typeof name === 'string' && name !== '') return options.get(name) ?? null
  // PHP has one kind of array, so an empty map is written as an empty list.
  return options.size === 0 ? [] : Object.fromEntries(options)
}

const setOptions = (call: MethodCall, { keyOf, isForAdministrators }: OptionStore): WireValue => {
  const key = keyOf(call)
  if (isForAdministrators && !call.caller.isAdmin)
    throw new PortalError({
      code: 'ACCESS_DENIED',
      description: 'Access denied! Administrator authorization required',
      status: 403,
    })
  const written = entriesOf(writtenOptions(call.params))
  if (written.length === 0) throw missingParameter('options', 'ERROR_ARGUMENT')
  call.portal.oauth.options.write(
    key,
    written.map(([name, value]) => pair(name, value)),
  )
  return true
}

/** The options are under `options`, or directly among the parameters. */
const writtenOptions = (params: WireMap): WireMap | readonly WireValue[] => {
  const options = anyCase(params, 'options')
  if (options === undefined) return params
  return isWireMap(options) || isWireList(options) ? options : {}
}

const pair = (name: string, value: WireValue): [string, string] => [
  name,
  typeof value === 'object' ? JSON.stringify(value, (_, part: WireValue) => asPhpArray(part)) : String(value),
]

/** PHP has one kind of array. It writes an array as a list if its keys are 0, 1, 2... in order. */
const asPhpArray = (value: WireValue): WireValue =>
  isWireMap(value) && Object.keys(value).every((key, index) => key === String(index)) ? Object.values(value) : value

/** Small settings that an application keeps in the portal. */
export const appOptionMethods: Methods = {
  'app.option.get': (call) => ({ result: getOptions(call, ofApplication) }),
  'app.option.set': (call) => ({ result: setOptions(call, ofApplication) }),
}

/** The settings of each user: `user.option.get` and `user.option.set`. */
export const userOptions = {
  get: (call: MethodCall): MethodReply => ({ result: getOptions(call, ofUser) }),
  set: (call: MethodCall): MethodReply => ({ result: setOptions(call, ofUser) }),
}
