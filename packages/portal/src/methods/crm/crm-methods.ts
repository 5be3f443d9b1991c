import type { PortalMethod } from '../method.ts'
import { activityGet } from '../../families/crm/activity/activity-get.ts'
import { classicMethods } from '../../families/crm/classic/classic-methods.ts'
import { currencyMethods } from '../../families/crm/dictionaries/currency-methods.ts'
import { dealRecurringMethods } from '../../families/crm/classic/deal-recurring.ts'
import { descriptionMethods } from '../../families/crm/dictionaries/description-methods.ts'
import { dictionaryMethods } from '../../families/crm/dictionaries/dictionary-methods.ts'
import { duplicateMethods } from '../../families/crm/classic/duplicate-methods.ts'
import { enumMethods } from '../../families/crm/dictionaries/enum-methods.ts'
import { importMethods } from '../../families/crm/items/import-methods.ts'
import { itemMethods } from '../../families/crm/items/item-methods.ts'
import { linkMethods } from '../../families/crm/classic/link-methods.ts'
import { pipelineMethods } from '../../families/crm/items/pipeline-methods.ts'
import { productRowMethods } from '../../families/crm/items/product-row-methods.ts'
import { todoMethods } from '../../families/crm/activity/todo-methods.ts'
import { typeMethods } from '../../families/crm/items/type-methods.ts'

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
