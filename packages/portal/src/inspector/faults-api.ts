import { Hono } from 'hono'
import { faultActions, type FaultRule, isFaultAction } from '../faults/fault-rule.ts'
import type { WireMap } from '../wire-value.ts'
import { answer, badInput } from './answer.ts'
import type { InspectedPortal } from './inspected-portal.ts'
import type { FaultsView } from './protocol.ts'
import { numberIn, readObject, refuseOthers, textIn } from './read-input.ts'

/** The rules of the portal's faults. */
export const faultsApi = (portal: InspectedPortal): Hono =>
  new Hono()
    .get('/', (c) => answer(portal, c, { rules: portal.faults.list(), actions: faultActions } satisfies FaultsView))
    .post('/', async (c) => {
      const rule = ruleIn(await readObject(c))
      try {
        portal.faults.add(rule)
      } catch (error) {
        if (error instanceof RangeError) throw badInput(error.message)
        throw error
      }
      return answer(portal, c, {})
    })
    .delete('/', (c) => {
      portal.faults.clear()
      return answer(portal, c, {})
    })

const ruleIn = (body: WireMap): FaultRule => {
  refuseOthers(body, ['match', 'action', 'times', 'skip', 'probability', 'seed', 'delayMs'])
  const action = textIn(body, 'action')
  if (!isFaultAction(action)) throw badInput(`"action" must be one of ${faultActions.join(', ')}.`)
  return {
    match: textIn(body, 'match'),
    action,
    times: numberIn(body, 'times'),
    skip: numberIn(body, 'skip'),
    probability: numberIn(body, 'probability'),
    seed: numberIn(body, 'seed'),
    delayMs: numberIn(body, 'delayMs'),
  }
}
