import type { FamilyExamples } from './example.ts'

/** Groups 1 to 3 belong to user 1; user 2 is in the first and the last. */
export const groupExamples: FamilyExamples = {
  firstCalls: [
    ['sonet_group.create', { NAME: 'A' }],
    ['sonet_group.create', { NAME: 'B' }],
    ['sonet_group.create', { NAME: 'C' }],
    ['sonet_group.user.add', { GROUP_ID: 1, USER_ID: 2 }],
    ['sonet_group.user.add', { GROUP_ID: 3, USER_ID: 2 }],
  ],
  params: {
    'socialnetwork.api.workgroup.get': { params: { groupId: 1 } },
    'access.name': { ACCESS: ['G2', 'AU'] },
    'user.access': { ACCESS: ['U1'] },
    'sonet_group.update': { GROUP_ID: 1, NAME: 'C' },
    'sonet_group.setowner': { GROUP_ID: 2, USER_ID: 2 },
    'sonet_group.user.add': { GROUP_ID: 1, USER_ID: [2] },
    'sonet_group.user.update': { GROUP_ID: 1, USER_ID: 2, ROLE: 'E' },
    'sonet_group.user.get': { ID: 1 },
    'sonet_group.user.invite': { GROUP_ID: 1, USER_ID: 3 },
    'sonet_group.user.delete': { GROUP_ID: 3, USER_ID: 2 },
  },
}
