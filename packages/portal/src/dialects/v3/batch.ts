import type { Invoke } from '../../invoke.ts'
import type { MethodCall, MethodReply, PortalMethod } from '../../methods/method.ts'
import type { PortalServices } from '../../services.ts'
import { isWireList, isWireMap, type WireMap, type WireValue, withPlainText } from '../../wire-value.ts'
import { referenceBudget, rememberable, resolveReferences } from './batch-references.ts'
import { invalidSelect } from './errors.ts'
import { checkV3Scope, findV3Method } from './method-rules.ts'

/** The name that runs several calls in one request. */
export const batchName = 'batch'

/** The maximum number of calls in one batch. Clients keep to this number; it is not known whether portals enforce it. */
const maxCalls = 50

interface BatchCall {
  readonly method: PortalMethod
  readonly query: WireMap
  /** The name by which later calls refer to this one. */
  readonly alias: string
}

/** The method that runs several calls in one request. */
export const batchMethod = (invoke: Invoke, isMutating: boolean): PortalMethod => ({
  name: batchName,
  api: 'v3',
  scope: null,
  isMutating,
  handle: async (call) => runBatch(call, invoke),
})

/**
 * Runs the calls one after another. The first call that fails stops the batch, and its error is the whole reply. Earlier calls are not
 * undone.
 * @throws INVALIDSELECT (shape, references), METHODNOTFOUND (before anything runs), or the error of the call that failed
 */
const runBatch = async (call: MethodCall, invoke: Invoke): Promise<MethodReply> => {
  const memory = new Map<string, WireMap | readonly WireValue[]>()
  const budget = referenceBudget()
  const result: WireValue[] = []
  for (const { method, query, alias } of readCalls(call.params, call.portal)) {
    checkV3Scope(method, call.caller)
    const params = withPlainText(resolveReferences(query, memory, budget))
    if (!isWireMap(params)) throw invalidSelect('a query is an object')
    const { reply } = await invoke(method, { ...call, method: method.name, params, isCommand: true })
    const remembered = rememberable(reply.result)
    if (remembered !== undefined) memory.set(alias, remembered)
    result.push(reply.result)
  }
  return { result }
}

/** The calls are in an array, or in an object with numeric keys. Every name is checked before the first call runs. */
const readCalls = (params: WireMap, portal: PortalServices): readonly BatchCall[] => {
  const entries = Object.entries(params)
  if (entries.length === 0) throw invalidSelect('a batch has at least one call')
  if (portal.switches.v3BatchLimit && entries.length > maxCalls)
    throw invalidSelect(`a batch has at most ${String(maxCalls)} calls`)
  const shapes = entries.map(([key, value], index) => readCall(key, value, index))
  const aliases = shapes.map(({ alias }) => alias)
  if (new Set(aliases).size !== aliases.length) throw invalidSelect('two calls of a batch have the same alias')
  return shapes.map(({ name, ...rest }) => ({ ...rest, method: findV3Method(portal, name) }))
}

const readCall = (key: string, value: WireValue, index: number): Omit<BatchCall, 'method'> & { name: string } => {
  if (!/^\d+$/.test(key) || !isWireMap(value)) throw invalidSelect('a batch is an array of calls')
  const { method: name, query, as: alias = String(index) } = value
  if (typeof name !== 'string' || name === '') throw invalidSelect('a call needs a method')
  if (typeof alias !== 'string' || alias === '') throw invalidSelect('an alias is a string')
  if (isWireList(query) && query.length === 0) return { name, query: {}, alias }
  if (!isWireMap(query)) throw invalidSelect('a call needs a query, {} when it has no parameters')
  return { name, query, alias }
}
