import type { PortalMethod } from '../method.ts'
import { catalogMethods } from './catalog-methods.ts'
import { productMethods } from './product-methods.ts'
import { propertyMethods } from './property-methods.ts'
import { sectionMethods } from './section-methods.ts'

/** What the CRM has of the catalogue: `crm.catalog.*`, `crm.product.*`, `crm.product.property.*`, `crm.productsection.*`. */
export const crmCatalogueMethods: readonly PortalMethod[] = [
  ...catalogMethods,
  ...sectionMethods,
  ...propertyMethods,
  ...productMethods,
]
