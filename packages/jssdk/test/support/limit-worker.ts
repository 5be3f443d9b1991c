/**
 * A process of its own that asks a limiter for `count` places (for ever without one), in a time that stands still, and
 * tells its parent of each.
 */
import { setImmediate } from 'node:timers/promises'
import { fileLimitStore } from '@bitrix24/b24jssdk/limit-store-file'
import { limiterFor } from '../../src/limits/limiter.ts'
import { limitSettings } from './limit-settings.ts'

const [directory = '', count = 'Infinity'] = process.argv.slice(2)
const places = Number(count)
const limiter = limiterFor('https://portal.example', {
  store: fileLimitStore({ directory }),
  clock: { nowMs: () => 1_700_000_000_000, sleep: async () => {} },
})
const request = { methods: ['profile'], isBatch: false, credential: 'hook', settings: limitSettings() }
for (let taken = 0; taken < places; taken += 1) {
  await limiter.acquire(request)
  process.send?.('taken')
  await setImmediate()
}
process.disconnect()
