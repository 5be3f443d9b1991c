import { documentedTable } from '../../documented/declared/documented-table.ts'
import { defineFamily } from '../define-family.ts'

const connector = documentedTable({ entity: 'biconnectorConnector' })
const dataset = documentedTable({ entity: 'biconnectorDataset' })
const source = documentedTable({ entity: 'biconnectorSource' })

/** Connectors of business intelligence, their sources and data sets. */
export const biconnector = defineFamily({
  name: 'biconnector',
  // The workspace of analysts needs a right of its own. On a new portal only administrators have it.
  rights: { administrators: ['biconnector.*', '!biconnector.*.fields'] },
  declared: [
    {
      'biconnector.connector.add': connector.add,
      'biconnector.connector.delete': connector.delete,
      'biconnector.connector.fields': connector.fields,
      'biconnector.connector.get': connector.get,
      'biconnector.connector.list': connector.list,
      'biconnector.connector.update': connector.update,
      'biconnector.dataset.add': dataset.add,
      'biconnector.dataset.delete': dataset.delete,
      'biconnector.dataset.fields': dataset.fields,
      'biconnector.dataset.get': dataset.get,
      'biconnector.dataset.list': dataset.list,
      'biconnector.dataset.update': dataset.update,
      'biconnector.source.add': source.add,
      'biconnector.source.delete': source.delete,
      'biconnector.source.fields': source.fields,
      'biconnector.source.get': source.get,
      'biconnector.source.list': source.list,
      'biconnector.source.update': source.update,
    },
  ],
})
