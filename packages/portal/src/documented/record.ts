import type { WireMap, WireValue } from '../wire-value.ts'
import type { Api } from '../methods/api.ts'

/** The public documentation of one method, as data. */
export interface MethodRecord {
  readonly method: string
  readonly api: Api
  /** The caller needs one of these scopes. An empty list means the common scope. */
  readonly scopes: readonly string[]
  /** Whether the method changes nothing. */
  readonly isReadOnly: boolean
  readonly params: readonly ParamRecord[]
  /** What a new row gets where the caller gives nothing, by the names of the parameters and of the fields in them. */
  readonly defaults: WireMap
  readonly kind: 'list' | 'object' | 'boolean' | 'scalar' | 'unknown'
  /** The key that holds the rows of a list. Undefined if the result itself is the list. */
  readonly container: string | undefined
  readonly isPageable: boolean
  /** The documented error codes. */
  readonly errors: readonly string[]
  /** The refusals whose case is documented. */
  readonly refusals: readonly DocumentedError[]
  /** The fields of an entity, if the method describes them. */
  readonly fields: readonly ParamRecord[]
  /** The type tree of the documented example. Undefined if the page has no example. */
  readonly shape: Shape | undefined
}

/** A documented refusal whose case is known. */
export interface DocumentedError {
  readonly case: 'missing' | 'notFound' | 'denied' | 'invalid'
  /** Empty where the page says so. */
  readonly code: string
  /** The parameters that it is about; none: the page does not say. */
  readonly params: readonly string[]
  /** Undefined where the page does not say. */
  readonly status: number | undefined
}

/**
 * A type tree is one of three: a word (`int`, `numeric-string`, `char` = Y or N, ...), a list with one element for all, or a map. The key
 * `*` means any key.
 */
export type Shape = WireValue

/** One documented parameter or field. */
export interface ParamRecord {
  readonly name: string
  /** One word, or several words joined by `|`. */
  readonly type: string
  readonly isRequired: boolean
  readonly isReadOnly: boolean
  readonly isImmutable: boolean
  /** The documented keys of an object, or of the objects in an array. */
  readonly children: readonly ParamRecord[]
}

/** A shape that is a map. */
export const isShapeMap = (shape: Shape | undefined): shape is WireMap =>
  typeof shape === 'object' && shape !== null && !Array.isArray(shape)

/** A shape that is a list. */
export const isShapeList = (shape: Shape | undefined): shape is readonly Shape[] => Array.isArray(shape)
