import { firstNumerator } from '../../../documented/documents/first-numerator.ts'
import { freshTable } from '../../fresh-table.ts'

/** The numerator of the documents that the CRM makes. */
export const freshNumerators = freshTable('crmDocumentgeneratorNumerator', { rows: [firstNumerator(null)] })
