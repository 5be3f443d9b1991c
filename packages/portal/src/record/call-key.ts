import { parsePhpForm } from '../dialects/v2/php-form.ts'
import { entriesOf, isWireList, isWireMap, type WireMap, type WireValue } from '../wire-value.ts'
import type { Exchange } from './exchange.ts'
import { grantsOf } from './oauth-exchange.ts'

/**
 * Makes the same text for calls with the same meaning. The letter case of the method and the order of members do not count. On v2 JSON and
 * forms are equal too.
 */
export type CallKey = (call: Pick<Exchange, 'api' | 'method' | 'params'>) => string

/** Makes the keys for the calls of one cassette. */
export const callKeysOf = (exchanges: readonly Exchange[]): CallKey => {
  const grants = grantsOf(exchanges)
  return ({ api, method, params }) => {
    const name = method.toLowerCase()
    switch (api) {
      case 'v2':
        return `${api} ${name} ${canonical(name.startsWith('batch') ? withReadCommands(params) : params, asPhpSeesIt)}`
      case 'v3':
      case 'link':
        return `${api} ${name} ${canonical(params, exactly)}`
      case 'oauth':
        return `${api} ${name} ${canonical(grants.comparable(params), asPhpSeesIt)}`
      default:
        return api satisfies never
    }
  }
}

/** Two calls are equal even if their credentials differ, or the marks that an SDK puts on each request. */
export const withoutCredentials = (params: WireMap): WireMap =>
  Object.fromEntries(
    Object.entries(params).filter(([name, value]) => !isCredential(name, value) && !name.startsWith('bx24_')),
  )

const isCredential = (name: string, value: WireValue): boolean =>
  (name === 'auth' || name === 'access_token') && typeof value === 'string'

const canonical = (value: WireValue, write: (scalar: Scalar) => string): string => {
  if (!isWireMap(value) && !isWireList(value)) return write(value)
  // A list is a map with the keys 0, 1, 2.
  const entries = entriesOf(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner, write)}`).join()}}`
}

type Scalar = Exclude<WireValue, WireMap | readonly WireValue[]>

const exactly = (scalar: Scalar): string => JSON.stringify(scalar)

const asPhpSeesIt = (scalar: Scalar): string =>
  JSON.stringify(scalar === true ? '1' : scalar === false || scalar === null ? '' : String(scalar))

/** The commands of a batch as PHP reads them, so that different encodings are equal. */
const withReadCommands = (params: WireMap): WireMap => {
  const { cmd } = params
  if (!isWireMap(cmd) && !isWireList(cmd)) return params
  return { ...params, cmd: Object.fromEntries(entriesOf(cmd).map(([label, command]) => [label, readCommand(command)])) }
}

const readCommand = (command: WireValue): WireValue => {
  if (typeof command !== 'string') return command
  const [method = '', ...query] = command.split('?')
  return { method: method.toLowerCase(), params: withoutCredentials(parsePhpForm(query.join('?'))) }
}
