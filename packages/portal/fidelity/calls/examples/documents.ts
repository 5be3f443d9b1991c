import type { FamilyExamples } from './example.ts'

const file = ['a.docx', 'YQ==']
const values = { DocumentNumber: '1' }
const more = { Comment: 'A', UserName: 'Ann' }
const ofCrm = { name: 'A', file, numeratorId: 1, region: 'de', entityTypeId: ['2'], users: ['UA'] }
const rest = { name: 'A', file, fileId: 1, numeratorId: 1, region: 'de', code: 'A', users: ['UA'] }

/** Templates, and the documents that are made of them. */
export const documentExamples: FamilyExamples = {
  firstCalls: [
    ['crm.documentgenerator.template.add', { fields: ofCrm }],
    ['crm.documentgenerator.document.add', { templateId: 1, entityTypeId: 2, entityId: 1, values }],
    ['documentgenerator.template.add', { fields: rest }],
  ],
  params: {
    'crm.documentgenerator.template.add': { fields: ofCrm },
    'crm.documentgenerator.document.add': { templateId: 1, entityTypeId: 2, entityId: 1, values },
    'crm.documentgenerator.document.list': { filter: { templateId: 1 } },
    'documentgenerator.template.add': { fields: rest },
    'documentgenerator.document.add': {
      templateId: 1,
      value: 'A',
      providerClassName: 'Rest',
      values: {
        ...values,
        CurrentDate: '2026-02-03T10:00:00+03:00',
        ClientName: 'A',
        ClientPhone: '+1',
        Total: '1',
        ...more,
      },
    },
  },
}
