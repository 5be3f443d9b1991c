import { documentedTable, type DeclaredMethods } from '../../../documented/declared/documented-table.ts'

const automatedsolution = documentedTable({ entity: 'crmAutomatedsolution' })
const automationTrigger = documentedTable({ entity: 'crmAutomationTrigger', key: 'CODE', keyField: 'code' })

/** Solutions and triggers of smart processes. */
export const automationDeclared: DeclaredMethods = {
  'crm.automatedsolution.add': automatedsolution.add,
  'crm.automatedsolution.delete': automatedsolution.delete,
  'crm.automatedsolution.fields': automatedsolution.fields,
  'crm.automatedsolution.get': automatedsolution.get,
  'crm.automatedsolution.list': automatedsolution.list,
  'crm.automatedsolution.update': automatedsolution.update,
  'crm.automation.trigger.add': automationTrigger.add,
  'crm.automation.trigger.delete': automationTrigger.delete,
  'crm.automation.trigger.list': automationTrigger.list,
}
