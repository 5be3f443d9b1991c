import { freshTable } from '../../fresh-table.ts'

/** The numerator of the documents that the CRM makes. */
export const freshNumerators = freshTable('crmDocumentgeneratorNumerator', {
  rows: [
    {
      id: 1,
      name: 'Documents',
      template: '{NUMBER}',
      code: null,
      settings: {
        Bitrix_Main_Numerator_Generator_SequentNumberGenerator: {
          start: 1,
          step: 1,
          length: 0,
          padString: '0',
          periodicBy: null,
          timezone: null,
          isDirectNumeration: false,
        },
      },
    },
  ],
})
