import { documentedTable } from '../../documented/declared/documented-table.ts'
import { defineFamily } from '../define-family.ts'

const command = documentedTable({ entity: 'imbotV2Command', key: 'commandId' })

/** Commands of chat bots. */
export const imbot = defineFamily({
  name: 'imbot',
  declared: [
    {
      'imbot.v2.Command.list': command.list,
      'imbot.v2.Command.register': command.add,
      'imbot.v2.Command.unregister': command.delete,
      'imbot.v2.Command.update': command.update,
    },
  ],
})
