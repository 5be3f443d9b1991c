import { freshTable, openedAt, type FreshTable } from '../fresh-table.ts'

/** The chat of the whole company, in which the two first users are. */
export const imFresh: readonly FreshTable[] = [
  freshTable('imChat', {
    rows: [
      {
        id: 1,
        type: 'open',
        title: 'General chat',
        description: '',
        color: '#29619b',
        avatar: '',
        owner: 1,
        users: [1, 2],
        managers: [1],
        mutedBy: [],
        entityType: 'GENERAL',
        entityId: '',
        createdTime: openedAt,
        diskFolderId: 0,
      },
    ],
  }),
]
