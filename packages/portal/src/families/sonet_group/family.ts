import { workgroupEntity, workgroupMemberEntity } from './entities.ts'
import { sonetGroupMethods } from './methods/sonet-group-methods.ts'
import { plainEvents } from '../../events/plain-events.ts'
import { defineFamily } from '../define-family.ts'

/** Workgroups and their members. */
export const sonetGroup = defineFamily({
  name: 'sonet_group',
  alsoNamed: ['socialnetwork'],
  scopes: { v2: 'sonet_group' },
  entities: [workgroupEntity, workgroupMemberEntity],
  events: { workgroup: plainEvents('ONSONETGROUP') },
  errors: { denied: { code: '', description: 'The caller may not change this group.' } },
  rights: { administrators: ['sonet_group.user.add', 'sonet_group.user.delete', 'sonet_group.user.update'] },
  v2: [sonetGroupMethods],
})
