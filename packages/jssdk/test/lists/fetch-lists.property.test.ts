import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { progressOf } from '../../src/actions/batch/progress-of.ts'
import type { B24Hook } from '../../src/client/hook.ts'
import { instantClient } from '../support/instant-client.ts'
import { runs } from '../support/runs.ts'
import { strikesOf } from '../support/strikes.ts'
import { tableTransport } from '../support/table-transport.ts'
import type { Garbage } from '../support/table-transport.ts'

type Key = string | number

/** Lists that are ranges of one table, each with the ids that it has. */
interface Lists {
  readonly ids: number[]
  readonly ranges: readonly { readonly key: Key; readonly from: number; readonly upTo: number }[]
  readonly expected: ReadonlyMap<Key, readonly number[]>
}

const lists: fc.Arbitrary<Lists> = fc
  .tuple(
    fc.array(fc.oneof(fc.nat(3), fc.constantFrom(0, 49, 50, 51, 100), fc.nat(300)), { maxLength: 12 }),
    fc.integer({ min: 1, max: 40 }),
  )
  .map(([sizes, gap]) => {
    let end = 0
    const ranges = sizes.map((size, index) => {
      const from = end
      end += size * gap
      return { key: index % 2 === 0 ? index : `list ${index}`, from, upTo: end }
    })
    const idsOf = ({ from, upTo }: { from: number; upTo: number }): number[] =>
      Array.from({ length: (upTo - from) / gap }, (_, index) => from + (index + 1) * gap)
    return { ids: ranges.flatMap(idsOf), ranges, expected: new Map(ranges.map((range) => [range.key, idsOf(range)])) }
  })

const strikes = strikesOf('html502', 'cutJson', 'limit503', 'json500', 'reset', 'softError', 'deadReference')

/** After how many chunks each run is left; those after the last go on to the end. */
const leavings = fc.array(fc.nat(6), { maxLength: 12 })

const streamV2 = ($b24: B24Hook, { ranges }: Lists, cursor: string | undefined) =>
  $b24.actions.v2.fetchLists.make<{ ID: number }, Key>({
    method: 'crm.deal.list',
    lists: ranges.map(({ key, from, upTo }) => ({ key, params: { filter: { '>ID': from, '<=ID': upTo } } })),
    cursor,
  })

const streamV3 = ($b24: B24Hook, { ranges }: Lists, cursor: string | undefined) =>
  $b24.actions.v3.fetchLists.make<{ ID: number }, Key>({
    method: 'main.eventlog.list',
    cursorIdKey: 'ID',
    lists: ranges.map(({ key, from, upTo }) => ({
      key,
      params: {
        filter: [
          ['ID', '>', from],
          ['ID', '<=', upTo],
        ],
      },
    })),
    cursor,
  })

type Stream = ReturnType<typeof streamV2>

/** Reads lists in many runs, each going on from the cursor that the one before had after its last chunk or on its error. */
const readInRuns = async (streamFrom: (cursor: string | undefined) => Stream, leaveAfter: readonly number[]) => {
  const seen = new Map<Key, number[]>()
  const ended: Key[] = []
  let cursor: string | undefined
  for (let run = 0; run < 60; run += 1) {
    const stream = streamFrom(cursor)
    const most = leaveAfter[run] ?? Infinity
    let chunks = 0
    try {
      if (most > 0) {
        for await (const { key, rows, isLast } of stream) {
          expect(ended).not.toContain(key)
          seen.set(key, [...(seen.get(key) ?? []), ...rows.map(({ ID }) => ID)])
          if (isLast) ended.push(key)
          chunks += 1
          if (chunks === most) break
        }
      }
      if (chunks < most && most === Infinity) return { seen, ended, cursor: stream.cursor }
      cursor = stream.cursor
    } catch (error) {
      cursor = progressOf(error)?.cursor
      if (cursor === undefined) throw error
      expect(cursor).toBe(stream.cursor)
    }
  }
  throw new Error('the lists did not come to an end')
}

const check = async (
  given: Lists,
  result: Awaited<ReturnType<typeof readInRuns>>,
  again: (cursor: string) => Stream,
): Promise<void> => {
  expect(result.seen).toEqual(given.expected)
  expect(result.ended).toHaveLength(given.ranges.length)
  expect(new Set(result.ended)).toEqual(new Set(given.expected.keys()))
  for await (const chunk of again(result.cursor)) expect(chunk).toBeUndefined()
}

test.prop([lists, strikes, leavings, fc.constantFrom<Garbage>('duplicate', 'error', 'empty')], { numRuns: runs(200) })(
  'many lists of REST v2, left after any chunk or ended by any error, are completed by their cursor',
  async (given, faults, leaveAfter, garbage) => {
    const { transport } = tableTransport({ ids: given.ids, garbage, strike: (request) => faults[request] ?? 'none' })
    const $b24 = instantClient({ transport, restrictionParams: { maxRetries: 2 } })
    const streamFrom = (cursor: string | undefined): Stream => streamV2($b24, given, cursor)
    await check(given, await readInRuns(streamFrom, leaveAfter), streamFrom)
  },
)

test.prop([lists, strikes, leavings, fc.integer({ min: 10, max: 200 })], { numRuns: runs(200) })(
  'many lists of REST v3, left after any chunk or ended by any error, are completed by their cursor',
  async (given, faults, leaveAfter, pageCap) => {
    const container = 'items'
    const { transport } = tableTransport({
      ids: given.ids,
      container,
      pageCap,
      strike: (request) => faults[request] ?? 'none',
    })
    const $b24 = instantClient({ transport, restrictionParams: { maxRetries: 2 } })
    const streamFrom = (cursor: string | undefined): Stream => streamV3($b24, given, cursor)
    await check(given, await readInRuns(streamFrom, leaveAfter), streamFrom)
  },
)
