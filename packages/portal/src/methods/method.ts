import type { Caller } from '../auth/caller.ts'
import type { FileLink } from '../files/file-links.ts'
import type { UploadedFile } from '../files/stored-files.ts'
import type { OperatingMeter } from '../limits/operating-limits.ts'
import type { PortalServices } from '../services.ts'
import type { PortalSwitches } from '../switches.ts'
import type { WireMap, WireValue } from '../wire-value.ts'
import type { Api } from './api.ts'
import type { FamilyErrors } from './refusals.ts'

/** One call of one method, whether it came alone or inside a batch. */
export interface MethodCall {
  /** The method as the caller spelled it, suffix taken off. */
  readonly method: string
  readonly api: Api
  /** The method's own parameters: credentials and `start` are taken out (v2). A positional list has the keys 0, 1, 2. */
  readonly params: WireMap
  readonly caller: Caller
  readonly portal: PortalServices
  /** v2 navigation: the row to start from; negative = without counting; undefined = not given. */
  readonly start: number | undefined
  /** Label of the writing program (`auth_connector`), which its own offline queue is spared. */
  readonly connector?: string | undefined
  /** Makes a link to a file that works with the caller's credential. */
  readonly fileLink: FileLink
  /** Counts the execution time of the HTTP request this call belongs to. */
  readonly meter: OperatingMeter
  /** Whether the call is a command of a batch. A batch passes `{ ...call, isCommand: true }` on. */
  readonly isCommand: boolean
  /** A fault: a list answers as if it had been given no filter. */
  readonly ignoresFilter: boolean
  /** How the method's family refuses what all of its methods may. */
  readonly errors?: FamilyErrors | undefined
}

/** What a method answers before the dialect puts it into its envelope. */
export interface MethodReply {
  readonly result: WireValue
  /** Full number of matching rows (v2 lists). */
  readonly total?: number | undefined
  /** `start` of the next page (v2 lists); absent on the last page. */
  readonly next?: number | undefined
  /** The whole body of the reply, for the methods that have no envelope (v3 `documentation`). */
  readonly body?: WireMap | undefined
  /** The bytes that are the whole reply, for downloads. */
  readonly file?: UploadedFile | undefined
}

/** One declared parameter of a method. */
export interface MethodParam {
  readonly name: string
  readonly type: string
  readonly required: boolean
}

/**
 * What a method does. Its writes go through the store before the first `await`, so that one call is one transaction.
 * @throws {PortalError} the call is refused
 */
export type Handle = (call: MethodCall) => MethodReply | Promise<MethodReply>

/** A method with what differs from the rest of its family. */
export interface Method {
  readonly handle: Handle
  /** The scope a caller must have, or any one of several; null = the common scope, open to all. @default the family's */
  readonly scope?: string | readonly string[] | null | undefined
  /** Whether the name answers only in exactly this spelling. @default false */
  readonly isCaseSensitive?: boolean | undefined
  /** Whether it changes data, so that v3 honours an idempotency key. @default false */
  readonly isMutating?: boolean | undefined
  /** Declared parameters, for the portal's own documentation (v3). */
  readonly params?: readonly MethodParam[] | undefined
  /** Whether a portal with these switches has it. @default always */
  readonly isOffered?: ((switches: PortalSwitches) => boolean) | undefined
}

/** Methods by their whole names, as a caller spells them. */
export type Methods = Readonly<Record<string, Handle | Method>>

/** One method of the portal's REST API, ready to be called. */
export interface PortalMethod extends Method {
  readonly name: string
  readonly api: Api
  readonly scope: string | readonly string[] | null
  /** Set where nothing is kept: `schema` answers from the documentation, `refused` never answers. @default really implemented */
  readonly coverage?: 'schema' | 'refused' | undefined
}
