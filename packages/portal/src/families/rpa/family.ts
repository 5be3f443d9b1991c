import { documentedTable } from '../../documented/declared/documented-table.ts'
import { defineFamily } from '../define-family.ts'

const comment = documentedTable({ entity: 'rpaComment' })
const stage = documentedTable({ entity: 'rpaStage' })
const timeline = documentedTable({ entity: 'rpaTimeline' })
const type = documentedTable({ entity: 'rpaType' })

/** Processes of robotic process automation. */
export const rpa = defineFamily({
  name: 'rpa',
  declared: [
    {
      'rpa.comment.add': comment.add,
      'rpa.comment.delete': comment.delete,
      'rpa.comment.update': comment.update,
      'rpa.stage.add': stage.add,
      'rpa.stage.delete': stage.delete,
      'rpa.stage.get': stage.get,
      'rpa.stage.listForType': stage.list,
      'rpa.stage.update': stage.update,
      'rpa.timeline.add': timeline.add,
      'rpa.timeline.delete': timeline.delete,
      'rpa.timeline.listForItem': timeline.list,
      'rpa.timeline.update': timeline.update,
      'rpa.timeline.updateIsFixed': timeline.change({ isFixed: '$isFixed' }),
      'rpa.type.add': type.add,
      'rpa.type.delete': type.delete,
      'rpa.type.get': type.get,
      'rpa.type.list': type.list,
      'rpa.type.update': type.update,
    },
  ],
})
