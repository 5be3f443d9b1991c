import type { Probe } from '../probe.ts'
import { priceProbes } from './probes/prices.ts'
import { productProbes } from './probes/products.ts'
import { propertyProbes } from './probes/properties.ts'
import { catalogRefusals } from './probes/refusals.ts'

/** What the documentation says of the behaviour of `catalog.*`. */
export const catalogProbes: readonly Probe[] = [...productProbes, ...propertyProbes, ...priceProbes, ...catalogRefusals]
