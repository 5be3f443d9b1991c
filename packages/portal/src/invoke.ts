import { PortalError } from './portal-error.ts'
import type { Caller } from './auth/caller.ts'
import type { MethodCall, MethodReply, PortalMethod } from './methods/method.ts'

/** A method's reply and what it cost, for the `time` block. */
export interface Invoked {
  readonly reply: MethodReply
  readonly time: InvokedTime
}

export interface InvokedTime {
  /** Milliseconds since 1970, on the portal's clock. */
  readonly startMs: number
  readonly finishMs: number
  /** Operating seconds of this method in the window; undefined when the portal does not count. */
  readonly operating: number | undefined
  /** Unix second when the oldest counted minute leaves. */
  readonly operatingResetAt: number | undefined
}

/** Runs one call of a method that was found and allowed. */
export type Invoke = (method: PortalMethod, call: MethodCall) => Promise<Invoked>

/** Wraps an `Invoke` with one concern. */
export type InvokeMiddleware = (next: Invoke) => Invoke

/** What a dialect knows of a request's call; the rest is the same for all. */
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

/** Runs the method in one transaction; the innermost `Invoke`. */
export const runMethod: Invoke = async (method, call) => {
  const { clock, store } = call.portal
  const startMs = clock.nowMs()
  const reply = await store.transaction(() => method.handle(call))
  const finishMs = clock.nowMs()
  return { reply, time: { startMs, finishMs, operating: undefined, operatingResetAt: undefined } }
}

/** Whether the caller has been granted the method's scope, or one of them. */
export const isInScope = ({ scope }: PortalMethod, { scopes }: Caller): boolean =>
  scope === null || [scope].flat().some((name) => scopes.includes(name))

/** @throws {PortalError} `insufficient_scope` */
export const checkScope = (method: PortalMethod, caller: Caller, status: number): void => {
  if (isInScope(method, caller)) return
  const by = caller.auth === 'webhook' ? 'the webhook token' : 'the access token'
  throw new PortalError({
    code: 'insufficient_scope',
    description: `The request requires higher privileges than provided by ${by}`,
    status,
  })
}
