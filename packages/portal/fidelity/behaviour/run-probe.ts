import { isDeepStrictEqual } from 'node:util'
import type { WireMap, WireValue } from '@bitrix24/b24jssdk-portal'
import type { Expectation, Probe, ProbeCall } from '../../src/families/probe.ts'

/** The reply to one call: the body, with the HTTP status as `status`. */
export type ProbeReply = WireMap

/** The account that probes are asked of. */
export interface ProbedAccount {
  /** @throws {Error} there was no reply */
  call(as: 'administrator' | 'user', method: string, params: WireValue): Promise<ProbeReply>
}

/** What became of a probe. Nothing is wrong if `wrong` is empty. */
export interface ProbeResult {
  readonly probe: Probe
  readonly wrong: readonly string[]
}

const isMap = (value: WireValue | undefined): value is WireMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isList = (value: WireValue | undefined): value is readonly WireValue[] => Array.isArray(value)

/** The value at a path such as `got.result.items.0.id`. */
const valueAt = (replies: ReadonlyMap<string, ProbeReply>, path: string): WireValue | undefined => {
  const [name = '', ...keys] = path.split('.')
  let value: WireValue | undefined = replies.get(name)
  for (const key of keys)
    if (isList(value)) value = value[Number(key)]
    else if (isMap(value)) value = Object.hasOwn(value, key) ? value[key] : undefined
    else return undefined
  return value
}

const textOf = (value: WireValue): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

const reference = /^\$(?<path>[a-z]\w*(?:\.\w+)*)(?<text>:text)?$/i
const referenceInText = /\{\$(?<path>[a-z]\w*(?:\.\w+)*)\}/gi

/** A reference to a value that no reply has. */
class NamesNothing extends Error {}

/** The value that a reference names. @throws {NamesNothing} */
const named = (path: string, replies: ReadonlyMap<string, ProbeReply>): WireValue => {
  const [name = '', ...keys] = path.split('.')
  const found = valueAt(replies, [name, 'result', ...keys].join('.'))
  if (found === undefined) throw new NamesNothing(`$${path} names nothing in the replies`)
  return found
}

/** Puts the values of earlier replies in the place of references. @throws {NamesNothing} */
const filled = (value: WireValue, replies: ReadonlyMap<string, ProbeReply>): WireValue => {
  if (isList(value)) return value.map((inner) => filled(inner, replies))
  if (isMap(value)) {
    const entries = Object.entries(value)
    return Object.fromEntries(entries.map(([key, inner]) => [filledKey(key, replies), filled(inner, replies)]))
  }
  if (typeof value !== 'string') return value
  const { path, text } = reference.exec(value)?.groups ?? {}
  if (path === undefined)
    return value.replaceAll(referenceInText, (_, inText: string) => textOf(named(inText, replies)))
  const found = named(path, replies)
  return text === undefined ? found : textOf(found)
}

/** A key may be a reference too: `{ fm: { $phone: ... } }`. */
const filledKey = (key: string, replies: ReadonlyMap<string, ProbeReply>): string => textOf(filled(key, replies))

/** Whether a value has all entries of another one. */
const has = (value: WireValue | undefined, part: WireValue): boolean => {
  if (isList(part)) return isList(value) && part.every((inner, index) => has(value[index], inner))
  if (isMap(part)) return isMap(value) && Object.entries(part).every(([key, inner]) => has(value[key], inner))
  return isDeepStrictEqual(value, part)
}

const sizeOf = (value: WireValue | undefined): number | undefined =>
  isList(value) || isMap(value) ? Object.keys(value).length : undefined

const fault = (expectation: Expectation, replies: ReadonlyMap<string, ProbeReply>): string | undefined => {
  const { path } = expectation
  const value = valueAt(replies, path)
  const given = `${path} is ${JSON.stringify(value) ?? 'not there'}`
  if ('is' in expectation) {
    const right = filled(expectation.is, replies)
    return isDeepStrictEqual(value, right) ? undefined : `${given}, not ${JSON.stringify(right)}`
  }
  if ('has' in expectation) {
    const right = filled(expectation.has, replies)
    return has(value, right) ? undefined : `${given}, without ${JSON.stringify(right)}`
  }
  if ('isNot' in expectation) {
    return isDeepStrictEqual(value, filled(expectation.isNot, replies)) ? given : undefined
  }
  if ('count' in expectation)
    return sizeOf(value) === expectation.count ? undefined : `${given}, not ${String(expectation.count)} entries`
  return (value !== undefined) === expectation.isThere ? undefined : given
}

/** Makes the calls of a probe and compares the replies with what it expects. @throws {Error} the account does not reply */
export const runProbe = async (probe: Probe, account: ProbedAccount): Promise<ProbeResult> => {
  try {
    return { probe, wrong: await faultsOf(probe, account) }
  } catch (error) {
    // A reply lacks what a later call or an expectation needs. That is a fault of the account, and the other probes go on.
    if (error instanceof NamesNothing) return { probe, wrong: [error.message] }
    throw error
  }
}

/** What is wrong with the replies. @throws {NamesNothing} a reply lacks what the probe refers to */
const faultsOf = async (probe: Probe, account: ProbedAccount): Promise<readonly string[]> => {
  const replies = new Map<string, ProbeReply>()
  const make = async (
    as: 'administrator' | 'user',
    name: string,
    [method, params = {}]: ProbeCall,
  ): Promise<ProbeReply> => {
    const reply = await account.call(as, method, filled(params, replies))
    replies.set(name, reply)
    return reply
  }
  for (const [name, call] of Object.entries(probe.setup ?? {})) {
    const reply = await make('administrator', name, call)
    if (reply['error'] !== undefined)
      return [`the setup ${name} (${call[0]}) is refused: ${JSON.stringify(reply['error'])}`]
  }
  for (const [name, call] of Object.entries(probe.requests)) await make(probe.as ?? 'administrator', name, call)
  return probe.expect.flatMap((expectation) => fault(expectation, replies) ?? [])
}
