import { expect, it } from 'vitest'
import { compare, report } from './compare.ts'
import { intendedDifferences } from './intended-differences.ts'
import { runBoth } from './run-both.ts'
import { exercisedBy, isOpen } from './surface.ts'

it('the same program gives the same data with the reference SDK and with this one', async () => {
  const { reference, ours } = await runBoth()
  const rows = compare(reference, ours, intendedDifferences)
  expect(rows.length).toBeGreaterThan(300)
  const open = rows.filter(({ verdict }) => verdict === 'DIFFERENT' || verdict === 'STALE')
  if (open.length > 0) console.error(report(rows))
  expect(open).toEqual([])
  // Every name of the contract is used by a row, or has a reason why no row can.
  expect(exercisedBy(ours.outcomes).filter(isOpen)).toEqual([])
}, 240_000)

it('a difference that nobody announced, and an announced one that is not there, are told', () => {
  const run = (value: unknown) => ({
    outcomes: [{ name: 'a', outcome: value, used: [] }],
    requests: new Map([['a', 1]]),
  })
  expect(compare(run(1), run(2), {})).toMatchObject([{ verdict: 'DIFFERENT' }])
  expect(compare(run(1), run(2), { a: 'because' })).toMatchObject([{ verdict: 'intended', why: 'because' }])
  expect(compare(run(1), run(1), { a: 'because' })).toMatchObject([{ verdict: 'STALE' }])
  expect(compare(run({ b: undefined }), run({}), {})).toMatchObject([{ verdict: 'same' }])
})
