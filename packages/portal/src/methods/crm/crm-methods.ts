import type { PortalMethod } from '../method.ts'
import { activityGet } from './activity-get.ts'
import { classicMethods } from './classic-methods.ts'
import { currencyMethods } from './currency-methods.ts'
import { dealRecurringMethods } from './deal-recurring.ts'
import { descriptionMethods } from './description-methods.ts'
import { dictionaryMethods } from './dictionary-methods.ts'
import { duplicateMethods } from './duplicate-methods.ts'
import { enumMethods } from './enum-methods.ts'
import { importMethods } from './import-methods.ts'
import { itemMethods } from './item-methods.ts'
import { linkMethods } from './link-methods.ts'
import { pipelineMethods } from './pipeline-methods.ts'
import { productRowMethods } from './product-row-methods.ts'
import { todoMethods } from './todo-methods.ts'
import { typeMethods } from './type-methods.ts'

/** Everything under `crm.`. */
export const crmMethods: readonly PortalMethod[] = [
  ...itemMethods,
  ...classicMethods,
  ...productRowMethods,
  ...dictionaryMethods,
  ...currencyMethods,
  ...dealRecurringMethods,
  ...descriptionMethods,
  ...duplicateMethods,
  ...enumMethods,
  ...importMethods,
  ...linkMethods,
  ...pipelineMethods,
  ...todoMethods,
  activityGet,
  ...typeMethods,
]
