import type { PortalMethod } from '../method.ts'
import { catalogMethods } from '../../families/crm/catalogue/catalog-methods.ts'
import { productMethods } from '../../families/crm/catalogue/product-methods.ts'
import { propertyMethods } from '../../families/crm/catalogue/property-methods.ts'
import { sectionMethods } from '../../families/crm/catalogue/section-methods.ts'

/** What the CRM has of the catalogue: `crm.catalog.*`, `crm.product.*`, `crm.product.property.*`, `crm.productsection.*`. */
export const crmCatalogueMethods: readonly PortalMethod[] = [
  ...catalogMethods,
  ...sectionMethods,
  ...propertyMethods,
  ...productMethods,
]
