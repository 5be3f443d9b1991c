import { categoryEntity, productEntity, statusEntity } from '../../../entities/crm-parts.ts'
import type { FamilyDeclaration } from '../declaration.ts'

/** What stands around the items of the CRM. */
export const crmFamilies: readonly FamilyDeclaration[] = [
  { prefix: 'crm.status', entity: statusEntity },
  { prefix: 'crm.category', entity: categoryEntity },
  { prefix: 'crm.activity' },
  { prefix: 'crm.activity.badge' },
  { prefix: 'crm.activity.type' },
  { prefix: 'crm.address' },
  { prefix: 'crm.automatedsolution' },
  { prefix: 'crm.calllist' },
  { prefix: 'crm.deal.recurring' },
  { prefix: 'crm.documentgenerator.document' },
  { prefix: 'crm.documentgenerator.numerator' },
  { prefix: 'crm.documentgenerator.template' },
  { prefix: 'crm.duplicate.volatileType' },
  { prefix: 'crm.measure' },
  { prefix: 'crm.orderentity' },
  { prefix: 'crm.product', entity: productEntity },
  { prefix: 'crm.requisite' },
  { prefix: 'crm.requisite.bankdetail' },
  { prefix: 'crm.requisite.preset' },
  { prefix: 'crm.requisite.preset.field' },
  { prefix: 'crm.timeline.comment' },
  { prefix: 'crm.timeline.logmessage' },
  { prefix: 'crm.vat' },
]
