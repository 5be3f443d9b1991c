import { expect, it } from 'vitest'
import type { LimitChange } from '../../src/limits/store/limit-state.ts'
import { memoryStore, MOST_PORTALS } from '../../src/limits/store/memory-store.ts'

const fill: LimitChange<number> = (state) => ({
  state: { ...state, bucket: { ...state.bucket, level: 50 } },
  value: state.bucket.level,
})
const read: LimitChange<number> = (state) => ({ state, value: state.bucket.level })

it('forgets the portal that was not used for the longest time, once there are more than any process serves', () => {
  const store = memoryStore()
  void store.update('idle', fill)
  void store.update('busy', fill)
  for (let i = 0; i < MOST_PORTALS - 1; i += 1) {
    void store.update(`portal ${i}`, read)
    if (i % 1_000 === 0) void store.update('busy', read)
  }
  expect(store.update('busy', read)).toBe(50)
  expect(store.update('idle', read)).toBe(0)
})
