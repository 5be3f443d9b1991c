import { orderPropertyValueEntity, shipmentPropertyValueEntity, personTypeEntity } from './entities.ts'
import { propertyValueMethods } from './methods/property-value-methods.ts'
import { deliveryConfigMethods } from './methods/delivery-config-methods.ts'
import { saleDeclared } from './declared.ts'
import { portalLanguages } from '../../custom-fields/languages.ts'
import { saleAdministrators } from './administrators.ts'
import { saleFresh } from './fresh.ts'
import { defineFamily } from '../define-family.ts'

/** The shop: orders with their baskets, payments and shipments, and the related dictionaries. */
export const sale = defineFamily({
  name: 'sale',
  scopes: { v2: 'sale' },
  entities: [orderPropertyValueEntity, shipmentPropertyValueEntity, personTypeEntity],
  rights: { administrators: saleAdministrators },
  v2: [
    { 'sale.statusLang.getListLangs': () => ({ result: { langs: portalLanguages }, total: portalLanguages.length }) },
    propertyValueMethods,
    deliveryConfigMethods,
  ],
  declared: [saleDeclared],
  fresh: saleFresh,
})

export { personTypeEntity } from './entities.ts'
