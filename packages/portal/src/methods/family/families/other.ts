import type { FamilyDeclaration } from '../declaration.ts'

/** Families that are the only ones of their module. */
export const otherFamilies: readonly FamilyDeclaration[] = [
  { prefix: 'biconnector.connector' },
  { prefix: 'biconnector.dataset' },
  { prefix: 'biconnector.source' },
  { prefix: 'calendar.event', actions: { getbyid: 'get', get: 'list' } },
  { prefix: 'calendar.resource' },
  { prefix: 'calendar.section', actions: { get: 'list' } },
  { prefix: 'documentgenerator.document' },
  { prefix: 'documentgenerator.numerator' },
  { prefix: 'documentgenerator.region' },
  { prefix: 'documentgenerator.role' },
  { prefix: 'documentgenerator.template' },
  { prefix: 'humanresources.hcmlink.company' },
  { prefix: 'mailservice' },
]
