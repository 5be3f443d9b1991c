import type { Probe } from '../probe.ts'
import { dictionaryProbes } from './probes/dictionaries.ts'
import { orderListProbes } from './probes/order-lists.ts'
import { orderPartProbes } from './probes/order-parts.ts'
import { orderProbes } from './probes/orders.ts'
import { saleRefusals } from './probes/refusals.ts'

/** What the documentation says of the behaviour of `sale.*`. */
export const saleProbes: readonly Probe[] = [
  ...orderProbes,
  ...orderListProbes,
  ...orderPartProbes,
  ...dictionaryProbes,
  ...saleRefusals,
]
