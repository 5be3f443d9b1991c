import type { WireMap, WireValue } from '../wire-value.ts'
import type { Api } from '../methods/api.ts'

/** What the public documentation says of one method. */
export interface MethodRecord {
  readonly method: string
  readonly api: Api
  /** The caller needs one of them; none = the common scope. */
  readonly scopes: readonly string[]
  /** Whether it changes nothing. */
  readonly isReadOnly: boolean
  readonly params: readonly ParamRecord[]
  readonly kind: 'list' | 'object' | 'boolean' | 'scalar' | 'unknown'
  /** Key that holds the rows of a list; undefined when the result is the list itself. */
  readonly container: string | undefined
  readonly isPageable: boolean
  /** Codes of the documented refusals. */
  readonly errors: readonly string[]
  /** The refusals whose case is documented. */
  readonly refusals: readonly DocumentedError[]
  /** Fields of an entity, with the method that describes them. */
  readonly fields: readonly ParamRecord[]
  /** Type tree of the documented example; undefined when the page has none. */
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
 * A type tree: a word (`int`, `numeric-string`, `char` = Y or N, ...), a list with one element for all, or a map; the key `*`
 * stands for any key.
 */
export type Shape = WireValue

/** One documented parameter or field. */
export interface ParamRecord {
  readonly name: string
  /** One word, or several joined by `|`. */
  readonly type: string
  readonly isRequired: boolean
  readonly isReadOnly: boolean
  readonly isImmutable: boolean
  /** Keys of an object, or of the objects in an array, where they are documented. */
  readonly children: readonly ParamRecord[]
}

/** A shape that is a map. */
export const isShapeMap = (shape: Shape | undefined): shape is WireMap =>
  typeof shape === 'object' && shape !== null && !Array.isArray(shape)

/** A shape that is a list. */
export const isShapeList = (shape: Shape | undefined): shape is readonly Shape[] => Array.isArray(shape)
