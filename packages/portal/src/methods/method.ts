import type { Caller } from '../auth/caller.ts'
import type { FileLink } from '../files/file-links.ts'
import type { UploadedFile } from '../files/stored-files.ts'
import type { OperatingMeter } from '../limits/operating-limits.ts'
import type { PortalServices } from '../services.ts'
import type { PortalSwitches } from '../switches.ts'
import type { WireMap, WireValue } from '../wire-value.ts'
import type { Api } from './api.ts'
import type { FamilyErrors } from './refusals.ts'

/** One call of one method, alone or inside a batch. */
export interface MethodCall {
  /** The method as the caller spelled it, without its suffix. */
  readonly method: string
  readonly api: Api
  /** The method's own parameters. In v2 they lack credentials and `start`. A positional list has the keys 0, 1, 2. */
  readonly params: WireMap
  readonly caller: Caller
  readonly portal: PortalServices
  /** The row to start from (v2). A negative number means no count. Undefined if it was not given. */
  readonly start: number | undefined
  /** The label of the calling program (`auth_connector`). Its own offline queue does not get the events of the call. */
  readonly connector?: string | undefined
  /** Makes a link to a file. The link contains the caller's credential. */
  readonly fileLink: FileLink
  /** Counts the execution time of the HTTP request that contains this call. */
  readonly meter: OperatingMeter
  /** Whether the call is a command of a batch. A batch calls with `{ ...call, isCommand: true }`. */
  readonly isCommand: boolean
  /** A simulated fault: a list replies as if the call had no filter. */
  readonly ignoresFilter: boolean
  /** The errors that all methods of the family share. */
  readonly errors?: FamilyErrors | undefined
}

/** The reply of a method, before the dialect adds its envelope. */
export interface MethodReply {
  readonly result: WireValue
  /** The number of all matching rows (v2 lists). */
  readonly total?: number | undefined
  /** The `start` of the next page (v2 lists). Absent on the last page. */
  readonly next?: number | undefined
  /** The whole body of the reply, for methods without an envelope (v3 `documentation`). */
  readonly body?: WireMap | undefined
  /** The bytes of the whole reply, for downloads. */
  readonly file?: UploadedFile | undefined
}

/** One declared parameter of a method. */
export interface MethodParam {
  readonly name: string
  readonly type: string
  readonly required: boolean
}

/**
 * The work of a method. It writes to the store before its first `await`, so that one call is one transaction.
 * @throws {PortalError} the call is refused
 */
export type Handle = (call: MethodCall) => MethodReply | Promise<MethodReply>

/** A method with the settings that differ from the rest of its family. */
export interface Method {
  readonly handle: Handle
  /** The scope that the caller needs, or several of which one is enough. Null means the common scope, open to all. @default the family's */
  readonly scope?: string | readonly string[] | null | undefined
  /** Whether the name must be spelled in exactly this letter case. @default false */
  readonly isCaseSensitive?: boolean | undefined
  /** Whether the method changes data. In v3 such a method supports an idempotency key. @default false */
  readonly isMutating?: boolean | undefined
  /** The declared parameters, for the portal's own OpenAPI document (v3). */
  readonly params?: readonly MethodParam[] | undefined
  /** Whether a portal with these switches has the method. @default always */
  readonly isOffered?: ((switches: PortalSwitches) => boolean) | undefined
}

/** Methods by their full names, as a caller spells them. */
export type Methods = Readonly<Record<string, Handle | Method>>

/** One method of the portal's REST API, ready to be called. */
export interface PortalMethod extends Method {
  readonly name: string
  readonly api: Api
  readonly scope: string | readonly string[] | null
  /** Set if the method has no implementation. `schema` replies from the documentation, `refused` always refuses. @default implemented */
  readonly coverage?: 'schema' | 'refused' | undefined
  /** The error for users who are not administrators, unless the documentation has another one. @default none: all users may call it */
  readonly deniedToUsers?: FamilyErrors['denied']
}
