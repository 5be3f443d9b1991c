import { freshTable, type FreshTable } from '../fresh-table.ts'

/** `X` allows everything, `A` the own documents and templates only. */
const rights = (right: string) => ({
  settings: { modify: right },
  templates: { modify: right },
  documents: { modify: right, view: right },
})

/** The roles and the numerator of a new account. */
export const documentgeneratorFresh: readonly FreshTable[] = [
  freshTable('documentgeneratorRole', {
    key: ['code'],
    rows: [{ id: 1, name: 'Administrator', code: 'ADMIN', permissions: rights('X') }],
  }),
  freshTable('documentgeneratorNumerator', {
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
            periodicBy: '',
            timezone: '',
            isDirectNumeration: false,
          },
        },
      },
    ],
  }),
]
