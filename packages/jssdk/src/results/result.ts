import type { IResult } from '../types/calls/result.ts'
import type { Untyped } from '../types/untyped.ts'

/** A value, or the errors that prevented it. */
export class Result<T = Untyped> implements IResult<T> {
  readonly #errors = new Map<string, Error>()
  #data: T | null
  #unnamed = 0

  constructor(data?: T | null) {
    this.#data = data ?? null
  }

  /** True while there are no errors. */
  get isSuccess(): boolean {
    return this.#errors.size === 0
  }

  /** The errors by key. Changes of this map change the result. */
  get errors(): Map<string, Error> {
    return this.#errors
  }

  setData(data: T | null | undefined): this {
    this.#data = data ?? null
    return this
  }

  getData(): T | null | undefined {
    return this.#data
  }

  /** Adds an error. An existing key is overwritten, and a missing key is generated. A string becomes an `Error`. */
  addError(error: Error | string, key?: string): this {
    this.#errors.set(key ?? this.#nextKey(), typeof error === 'string' ? new Error(error) : error)
    return this
  }

  addErrors(errors: (Error | string)[]): this {
    for (const error of errors) this.addError(error)
    return this
  }

  /** The errors without their keys. */
  getErrors(): IterableIterator<Error> {
    return this.#errors.values()
  }

  getErrorMessages(): string[] {
    return [...this.#errors.values()].map((error) => error.message)
  }

  /** A copy of the errors by key. */
  getErrorsByKey(): Record<string, Error> {
    return Object.fromEntries(this.#errors)
  }

  getErrorMessagesByKey(): Record<string, string> {
    return Object.fromEntries([...this.#errors].map(([key, error]) => [key, error.message]))
  }

  hasError(key: string): boolean {
    return this.#errors.has(key)
  }

  toString(): string {
    const data = textOf(this.getData())
    if (this.isSuccess) return `Result(success): ${data}`
    return `Result(failure): ${data}\nErrors: ${this.getErrorMessages().join(', ')}`
  }

  /** A success with this value. */
  static ok<U>(data?: U): Result<U> {
    return new Result<U>(data)
  }

  /** A failure with this error. */
  static fail<U>(error: Error | string, key?: string): Result<U> {
    return new Result<U>().addError(error, key)
  }

  #nextKey(): string {
    do this.#unnamed += 1
    while (this.#errors.has(`error-${this.#unnamed}`))
    return `error-${this.#unnamed}`
  }
}

const textOf = (data: unknown): string => {
  try {
    return JSON.stringify(data, null, 2) ?? 'undefined'
  } catch {
    // Cycles and big integers have no JSON form. This text is only for people, so a placeholder is enough.
    return '[no JSON]'
  }
}
