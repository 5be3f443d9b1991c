import type { FreshTable } from '../fresh-table.ts'
import { freshMeasures, freshStatuses, freshVats } from './dictionaries/fresh.ts'
import { freshNumerators } from './documentgenerator/fresh.ts'
import { freshPresetFields, freshPresets } from './requisite/fresh.ts'

/** What the CRM of a new account has. */
export const crmFresh: readonly FreshTable[] = [
  freshPresets,
  freshPresetFields,
  freshStatuses,
  freshMeasures,
  freshVats,
  freshNumerators,
]
