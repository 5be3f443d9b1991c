import { fc } from '@fast-check/vitest'
import type { Strike } from './table-transport.ts'

/** What becomes of the first requests: more than half of them go well, the others end in one of these ways. */
export const strikesOf = (...ways: readonly [Strike, ...Strike[]]): fc.Arbitrary<Strike[]> =>
  fc.array(
    fc.oneof({ weight: 6, arbitrary: fc.constant<Strike>('none') }, { weight: 4, arbitrary: fc.constantFrom(...ways) }),
    { maxLength: 20 },
  )
