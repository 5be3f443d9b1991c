import { portalLanguages } from '../../custom-fields/languages.ts'
import type { PortalMethod } from '../method.ts'
import { deliveryConfigMethods } from '../../families/sale/methods/delivery-config-methods.ts'
import { propertyValueMethods } from '../../families/sale/methods/property-value-methods.ts'

/** Languages in which a status can have a name. */
const statusLanguages: PortalMethod = {
  name: 'sale.statusLang.getListLangs',
  api: 'v2',
  scope: 'sale',
  handle: () => ({ result: { langs: portalLanguages }, total: portalLanguages.length }),
}

/** What the shop has beside its families. */
export const saleMethods: readonly PortalMethod[] = [...propertyValueMethods, ...deliveryConfigMethods, statusLanguages]
