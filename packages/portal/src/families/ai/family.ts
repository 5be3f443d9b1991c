import { documentedTable } from '../../documented/declared/documented-table.ts'
import { defineFamily } from '../define-family.ts'

const engine = documentedTable({ entity: 'aiEngine', key: 'code', keyField: 'code' })

/** Engines of artificial intelligence. */
export const ai = defineFamily({
  name: 'ai',
  rights: { administrators: ['ai.engine.*'] },
  declared: [
    {
      'ai.engine.list': engine.list,
      'ai.engine.register': engine.add,
      'ai.engine.unregister': engine.delete,
    },
  ],
})
