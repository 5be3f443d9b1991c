import { editDistance } from '../edit-distance.ts'
import { entriesOf, isWireList, isWireMap, type WireMap, type WireValue } from '../wire-value.ts'
import type { Exchange } from './exchange.ts'

type Call = Pick<Exchange, 'api' | 'method' | 'params'>

/** A parameter that differs between two calls, as JSON. Undefined if one call lacks it. */
export interface Difference {
  readonly name: string
  readonly recorded: string | undefined
  readonly asked: string | undefined
}

/** The recording that is most similar to a call without a recording. */
export interface Nearest {
  readonly recording: Call
  /** Empty if the method differs, or if exactly this call was recorded. */
  readonly differences: readonly Difference[]
}

/** Finds the most similar recording. Undefined if the cassette is empty. */
export const nearestTo = (call: Call, recordings: readonly Call[]): Nearest | undefined => {
  const ofMethod = recordings.filter(({ api, method }) => api === call.api && isSame(method, call.method))
  if (ofMethod.length > 0)
    return least(
      ofMethod.map((recording) => ({ recording, differences: differencesOf(recording.params, call.params) })),
      ({ differences }) => differences.length,
    )
  const distance = ({ api, method }: Call): number =>
    editDistance(method.toLowerCase(), call.method.toLowerCase()) + (api === call.api ? 0 : 1)
  const recording = least(recordings, distance)
  return recording && { recording, differences: [] }
}

export const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

const least = <Item>(items: readonly Item[], measure: (item: Item) => number): Item | undefined => {
  let found: { readonly item: Item; readonly size: number } | undefined
  for (const item of items) {
    const size = measure(item)
    if (found === undefined || size < found.size) found = { item, size }
  }
  return found?.item
}

const differencesOf = (recorded: WireMap, asked: WireMap): readonly Difference[] => {
  const before = new Map(leavesOf(recorded))
  const now = new Map(leavesOf(asked))
  return [...new Set([...before.keys(), ...now.keys()])]
    .filter((name) => before.get(name) !== now.get(name))
    .map((name) => ({ name, recorded: before.get(name), asked: now.get(name) }))
}

/** Each scalar by its place, in the form of a form field: `filter[>ID]`. */
const leavesOf = (value: WireValue, place = ''): readonly (readonly [string, string])[] => {
  const entries = isWireMap(value) || isWireList(value) ? entriesOf(value) : []
  // `1` and `"1"` are equal in a form.
  if (entries.length === 0) return place === '' ? [] : [[place, JSON.stringify(value).replace(/^"(\d+)"$/, '$1')]]
  return entries.flatMap(([name, inner]) => leavesOf(inner, place === '' ? name : `${place}[${name}]`))
}
