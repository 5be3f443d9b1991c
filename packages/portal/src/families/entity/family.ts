import { entityStorageEntity, entityPropertyEntity, entityItemEntity, entitySectionEntity } from './entities.ts'
import { entityMethods } from './methods/entity-methods.ts'
import { entityItemMethods, entitySectionMethods } from './methods/items.ts'
import { entityPropertyMethods } from './methods/properties.ts'
import { defineFamily } from '../define-family.ts'

/** Storages of an application, with their sections, properties and items. */
export const entity = defineFamily({
  name: 'entity',
  scopes: { v2: 'entity' },
  entities: [entityStorageEntity, entityPropertyEntity, entityItemEntity, entitySectionEntity],
  errors: { missing: 'ERROR_ARGUMENT' },
  v2: [entityMethods, entityItemMethods, entitySectionMethods, entityPropertyMethods],
})
