import type { WireValue } from '../wire-value.ts'

/**
 * One call: the method and its parameters. `v3:tasks.task.get` is a method of REST v3. A text `$deal` stands for the result of the call
 * named `deal`, `$deal.item.id` for a value in it, `$deal:text` for the same as text, and `C{$pipeline.id}:NEW` has one within a text.
 */
export type ProbeCall = readonly [method: string, params?: WireValue]

/** What must be at a place in the replies. The place begins with the name of a call: `got.result.TITLE`, `got.error`, `got.status`. */
export type Expectation =
  | { readonly path: string; readonly is: WireValue }
  /** A map or list that has at least these entries. */
  | { readonly path: string; readonly has: WireValue }
  | { readonly path: string; readonly isNot: WireValue }
  | { readonly path: string; readonly isThere: boolean }
  /** The number of entries in a list or map. */
  | { readonly path: string; readonly count: number }

/**
 * Something that the documentation says of the behaviour of methods, as data. It names no id of its own and counts nothing that other
 * calls can change, so that it holds on any account: `npm run fidelity` asks the local portal, `npm run test:live` a real one.
 */
export interface Probe {
  /** A sentence about the methods. */
  readonly about: string
  /** The page of the documentation that says so. */
  readonly page: string
  /** Who makes the calls of `requests`. Those of `setup` are always an administrator's. @default 'administrator' */
  readonly as?: 'administrator' | 'user'
  /** Calls that must succeed, by name, in their order. @default none */
  readonly setup?: Readonly<Record<string, ProbeCall>>
  /** Calls by name, in their order. They may be refused. */
  readonly requests: Readonly<Record<string, ProbeCall>>
  readonly expect: readonly Expectation[]
}
