import { listEntity, listFieldEntity, listElementEntity, listSectionEntity } from './entities.ts'
import { listMethods } from './methods/list-methods.ts'
import { listSectionMethods } from './methods/section-methods.ts'
import { listFieldMethods } from './methods/field-methods.ts'
import { listElementMethods } from './methods/element-methods.ts'
import { defineFamily } from '../define-family.ts'

/** Lists with sections, fields and elements. */
export const lists = defineFamily({
  name: 'lists',
  scopes: { v2: 'lists' },
  entities: [listEntity, listFieldEntity, listElementEntity, listSectionEntity],
  errors: { missing: 'ERROR_REQUIRED_PARAMETERS_MISSING' },
  rights: { administrators: ['lists.add'] },
  v2: [listMethods, listSectionMethods, listFieldMethods, listElementMethods],
})
