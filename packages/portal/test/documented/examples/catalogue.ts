import type { FamilyExamples } from './example.ts'

/** Catalogues and what is in them. */
export const catalogueExamples: FamilyExamples = {
  firstCalls: [],
  params: {
    'catalog.catalog.get': { id: 24 },
  },
}
