import type { PortalMethod } from '../method.ts'
import { classicMethods } from './classic-methods.ts'
import { currencyMethods } from './currency-methods.ts'
import { dictionaryMethods } from './dictionary-methods.ts'
import { itemMethods } from './item-methods.ts'
import { productRowMethods } from './product-row-methods.ts'

/** Everything under `crm.`. */
export const crmMethods: readonly PortalMethod[] = [
  ...itemMethods,
  ...classicMethods,
  ...productRowMethods,
  ...dictionaryMethods,
  ...currencyMethods,
]
