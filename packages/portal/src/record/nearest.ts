import { entriesOf, isWireList, isWireMap, type WireMap, type WireValue } from '../wire-value.ts'
import type { Exchange } from './exchange.ts'

type Call = Pick<Exchange, 'api' | 'method' | 'params'>

/** A parameter that two calls do not share, as JSON; undefined where one has none. */
export interface Difference {
  readonly name: string
  readonly recorded: string | undefined
  readonly asked: string | undefined
}

/** The recording that is most like a call which was not recorded. */
export interface Nearest {
  readonly recording: Call
  /** Empty when the method is another one, or when the very call was recorded. */
  readonly differences: readonly Difference[]
}

/** Undefined: nothing was recorded at all. */
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

/** Each scalar by its place, as a form names it: `filter[>ID]`. */
const leavesOf = (value: WireValue, place = ''): readonly (readonly [string, string])[] => {
  const entries = isWireMap(value) || isWireList(value) ? entriesOf(value) : []
  // `1` and `"1"` are the same in a form.
  if (entries.length === 0) return place === '' ? [] : [[place, JSON.stringify(value).replace(/^"(\d+)"$/, '$1')]]
  return entries.flatMap(([name, inner]) => leavesOf(inner, place === '' ? name : `${place}[${name}]`))
}

/** No name of a method is longer; the work grows with the product of both lengths. */
const longestCompared = 200

/** How many letters have to be changed, put in or taken out, as far as the beginnings of both go. */
const editDistance = (oneName: string, otherName: string): number => {
  const [one, other] = [oneName.slice(0, longestCompared), otherName.slice(0, longestCompared)]
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let index = 0; index < one.length; index++) {
    const next = [index + 1]
    for (let column = 0; column < other.length; column++)
      next.push(
        Math.min(
          (next[column] ?? 0) + 1,
          (row[column + 1] ?? 0) + 1,
          (row[column] ?? 0) + (one[index] === other[column] ? 0 : 1),
        ),
      )
    row = next
  }
  return row[other.length] ?? 0
}
