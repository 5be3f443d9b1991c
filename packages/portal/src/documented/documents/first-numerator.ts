/** The numerator of a new account: documents are counted from 1. Modules write what is not set in their own way, as null or empty. */
export const firstNumerator = <Unset extends '' | null>(unset: Unset) => ({
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
      periodicBy: unset,
      timezone: unset,
      isDirectNumeration: false,
    },
  },
})
