import { userFieldEntity, userFieldItemEntity } from '../../custom-fields/entities.ts'
import { configMethods } from './methods.ts'
import { userFieldEvents } from './events.ts'
import { defineFamily } from '../define-family.ts'

/** Custom fields of all CRM types, smart processes included. */
export const userfieldconfig = defineFamily({
  name: 'userfieldconfig',
  scopes: { v2: ['userfieldconfig', 'crm'] },
  entities: [userFieldEntity, userFieldItemEntity],
  events: { userField: userFieldEvents },
  errors: { missing: '', notFound: { code: '', description: 'The user field was not found' } },
  rights: { administrators: ['userfieldconfig.add', 'userfieldconfig.delete', 'userfieldconfig.update'] },
  v2: [configMethods],
})
