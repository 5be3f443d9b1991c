import { documentedTable, type DeclaredMethods } from '../../../documented/declared/documented-table.ts'

const documentgeneratorDocument = documentedTable({
  entity: 'crmDocumentgeneratorDocument',
  parents: { templateId: ['crmDocumentgeneratorTemplate'] },
})
const documentgeneratorNumerator = documentedTable({ entity: 'crmDocumentgeneratorNumerator' })
const documentgeneratorTemplate = documentedTable({ entity: 'crmDocumentgeneratorTemplate' })

/** Documents made from templates. */
export const documentgeneratorDeclared: DeclaredMethods = {
  'crm.documentgenerator.document.add': documentgeneratorDocument.add,
  'crm.documentgenerator.document.delete': documentgeneratorDocument.delete,
  'crm.documentgenerator.document.get': documentgeneratorDocument.get,
  'crm.documentgenerator.document.list': documentgeneratorDocument.list,
  'crm.documentgenerator.document.update': documentgeneratorDocument.update,
  'crm.documentgenerator.document.upload': documentgeneratorDocument.add,
  'crm.documentgenerator.numerator.add': documentgeneratorNumerator.add,
  'crm.documentgenerator.numerator.delete': documentgeneratorNumerator.delete,
  'crm.documentgenerator.numerator.get': documentgeneratorNumerator.get,
  'crm.documentgenerator.numerator.list': documentgeneratorNumerator.list,
  'crm.documentgenerator.numerator.update': documentgeneratorNumerator.update,
  'crm.documentgenerator.template.add': documentgeneratorTemplate.add,
  'crm.documentgenerator.template.delete': documentgeneratorTemplate.delete,
  'crm.documentgenerator.template.get': documentgeneratorTemplate.get,
  'crm.documentgenerator.template.list': documentgeneratorTemplate.list,
  'crm.documentgenerator.template.update': documentgeneratorTemplate.update,
}
