import { Hono } from 'hono'
import { isTariffName, tariffNames } from '../limits/tariffs.ts'
import { answer, badInput } from './answer.ts'
import type { InspectedPortal } from './inspected-portal.ts'
import { numberIn, readObject, refuseOthers, textIn } from './read-input.ts'

/** A hundred years: the furthest that the clock can be moved. */
const furthestMs = 100 * 366 * 86_400_000

/** The portal's time, its plan, and the reset to its seed. */
export const controlsApi = (portal: InspectedPortal): Hono =>
  new Hono()
    .post('/clock', async (c) => {
      const body = await readObject(c)
      refuseOthers(body, ['advanceMs'])
      const ms = numberIn(body, 'advanceMs')
      if (ms === undefined || !(ms > 0 && ms <= furthestMs))
        throw badInput(
          '"advanceMs" must be milliseconds above 0, a hundred years at most: the clock goes forward only.',
        )
      portal.services.clock.advance(ms)
      return answer(portal, c, { nowMs: portal.services.clock.nowMs() })
    })
    .post('/tariff', async (c) => {
      const body = await readObject(c)
      refuseOthers(body, ['tariff'])
      const tariff = textIn(body, 'tariff')
      if (!isTariffName(tariff)) throw badInput(`"tariff" must be one of ${tariffNames.join(', ')}.`)
      portal.setTariff(tariff)
      return answer(portal, c, {})
    })
    .post('/reset', (c) => {
      portal.reset()
      return answer(portal, c, {})
    })
