import { documentedTable } from '../../documented/declared/documented-table.ts'
import { documentTables } from '../../documented/documents/document-tables.ts'
import { documentgeneratorFresh } from './fresh.ts'
import { defineFamily } from '../define-family.ts'
import { regionList } from './region-list.ts'

const { document, template } = documentTables({
  document: 'documentgeneratorDocument',
  template: 'documentgeneratorTemplate',
  moduleId: 'rest',
  // Values come over REST, so the provider is always the same.
  provider: String.raw`Bitrix\DocumentGenerator\DataProvider\Rest`,
  oneOf: [['file', 'fileId']],
})
const numerator = documentedTable({ entity: 'documentgeneratorNumerator' })
const region = documentedTable({ entity: 'documentgeneratorRegion' })
const role = documentedTable({ entity: 'documentgeneratorRole' })

/** Documents made from templates. */
export const documentgenerator = defineFamily({
  name: 'documentgenerator',
  scopes: { v2: 'documentgenerator' },
  v2: [{ 'documentgenerator.region.list': regionList }],
  declared: [
    {
      'documentgenerator.document.add': document.add,
      'documentgenerator.document.delete': document.delete,
      'documentgenerator.document.get': document.get,
      'documentgenerator.document.list': document.list,
      'documentgenerator.document.update': document.update,
      'documentgenerator.numerator.add': numerator.add,
      'documentgenerator.numerator.delete': numerator.delete,
      'documentgenerator.numerator.get': numerator.get,
      'documentgenerator.numerator.list': numerator.list,
      'documentgenerator.numerator.update': numerator.update,
      'documentgenerator.region.add': region.add,
      'documentgenerator.region.delete': region.delete,
      'documentgenerator.region.get': region.get,
      'documentgenerator.region.update': region.update,
      'documentgenerator.role.add': role.add,
      'documentgenerator.role.delete': role.delete,
      'documentgenerator.role.get': role.get,
      'documentgenerator.role.list': role.list,
      'documentgenerator.role.update': role.update,
      'documentgenerator.template.add': template.add,
      'documentgenerator.template.delete': template.delete,
      'documentgenerator.template.get': template.get,
      'documentgenerator.template.list': template.list,
      'documentgenerator.template.update': template.update,
    },
  ],
  fresh: documentgeneratorFresh,
})
