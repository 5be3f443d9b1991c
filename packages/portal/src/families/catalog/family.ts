import { catalogEntity, catalogSectionEntity, catalogPropertyEntity, catalogPropertyEnumEntity } from './entities.ts'
import { catalogMethods } from './methods/catalog-methods.ts'
import { documentLists } from './methods/document-lists.ts'
import { catalogDeclared } from './declared.ts'
import { catalogAdministrators } from './administrators.ts'
import { catalogFresh } from './fresh.ts'
import { defineFamily } from '../define-family.ts'

/** Catalogues: products and their variations, prices, stores, stock documents. */
export const catalog = defineFamily({
  name: 'catalog',
  scopes: { v2: 'catalog' },
  entities: [catalogEntity, catalogSectionEntity, catalogPropertyEntity, catalogPropertyEnumEntity],
  rights: { administrators: catalogAdministrators },
  v2: [catalogMethods, documentLists],
  declared: [catalogDeclared],
  fresh: catalogFresh,
})

export {
  catalogEntity,
  catalogPropertyEntity,
  catalogPropertyEnumEntity,
  catalogSectionEntity,
  crmCatalogId,
} from './entities.ts'
export { describedTypes, propertyTypeOf } from './property-types.ts'
