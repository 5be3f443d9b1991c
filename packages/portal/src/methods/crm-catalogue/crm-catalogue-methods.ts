import type { PortalMethod } from '../method.ts'
import { catalogMethods } from './catalog-methods.ts'
import { sectionMethods } from './section-methods.ts'

/** What the CRM has of the catalogue: `crm.catalog.*`, `crm.productsection.*`. */
export const crmCatalogueMethods: readonly PortalMethod[] = [...catalogMethods, ...sectionMethods]
