import type { Untyped } from '../untyped.ts'

/** The interface of `Result`. */
export interface IResult<T = Untyped> {
  readonly isSuccess: boolean
  readonly errors: Map<string, Error>
  setData: (data: T | null | undefined) => IResult<T>
  getData: () => T | null | undefined
  addError: (error: Error | string, key?: string) => IResult<T>
  addErrors: (errors: (Error | string)[]) => IResult<T>
  getErrors: () => IterableIterator<Error>
  getErrorMessages: () => string[]
  getErrorsByKey: () => Record<string, Error>
  getErrorMessagesByKey: () => Record<string, string>
  hasError(key: string): boolean
  toString: () => string
}
