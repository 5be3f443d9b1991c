import type { Engine } from './engine/engine.ts'
import { PortalError } from './portal-error.ts'
import type { Caller } from './auth/caller.ts'
import type { MethodCall, MethodReply, PortalMethod } from './methods/method.ts'

/** A method's reply and the values for the `time` block. */
export interface Invoked {
  readonly reply: MethodReply
  readonly time: InvokedTime
}

export interface InvokedTime {
  /** Milliseconds since 1970, on the portal's clock. */
  readonly startMs: number
  readonly finishMs: number
  /** The operating seconds of this method in the window. Undefined if the portal does not count. */
  readonly operating: number | undefined
  /** The Unix second when the oldest counted minute leaves the window. */
  readonly operatingResetAt: number | undefined
}

/** Runs one call of a method. The method exists, and the caller may use it. */
export type Invoke = (method: PortalMethod, call: MethodCall) => Promise<Invoked>

/** Wraps an `Invoke` and adds one concern, such as limits or faults. */
export type InvokeMiddleware = (next: Invoke) => Invoke

/** The part of a call that the dialect provides. The rest is the same for all calls. */
export type RequestedCall = Omit<MethodCall, 'meter' | 'isCommand' | 'ignoresFilter'>

/** Runs the call of one HTTP request. All commands of a batch share its meter, which is closed at the end. */
export const invokeRequest = async (invoke: Invoke, method: PortalMethod, call: RequestedCall): Promise<Invoked> => {
  const { auth, credentialId } = call.caller
  const meter = call.portal.operating.open({ authType: auth, id: credentialId }, method.name === 'batch')
  try {
    return await invoke(method, { ...call, meter, isCommand: false, ignoresFilter: false })
  } finally {
    meter.close()
  }
}

/** Runs the method in one transaction. This is the innermost `Invoke`. */
export const runMethod: Invoke = async (method, call) => {
  const { clock, engine, store } = call.portal
  const startMs = clock.nowMs()
  const reply = await withSameFields(engine, () => store.transaction(() => method.handle(call)))
  const finishMs = clock.nowMs()
  return { reply, time: { startMs, finishMs, operating: undefined, operatingResetAt: undefined } }
}

/** A transaction that is rolled back takes the columns of new fields along, so the engine must forget these fields too. */
const withSameFields = <Value>(engine: Engine, work: () => Value): Value => {
  const before = engine.fieldChanges()
  try {
    return work()
  } catch (error) {
    if (engine.fieldChanges() !== before) engine.reload()
    throw error
  }
}

/** Whether the caller has the method's scope, or one of its scopes. */
export const isInScope = ({ scope }: PortalMethod, { scopes }: Caller): boolean =>
  scope === null || [scope].flat().some((name) => scopes.includes(name))

/** Checks the caller's scopes. @throws {PortalError} `insufficient_scope` */
export const checkScope = (method: PortalMethod, caller: Caller, status: number): void => {
  if (isInScope(method, caller)) return
  const by = caller.auth === 'webhook' ? 'the webhook token' : 'the access token'
  throw new PortalError({
    code: 'insufficient_scope',
    description: `The request requires higher privileges than provided by ${by}`,
    status,
  })
}
