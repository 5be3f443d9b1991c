/** What the documentation says of a list method where it is not the usual. */
export interface MethodFacts {
  /** The id field in `order` and `filter`. The one of the rows is seen in the rows. */
  readonly cursorIdKey: 'ID' | 'id'
  /** False for methods that answer with everything at once, whatever the filter. */
  readonly isPaged: boolean
}

const classic: MethodFacts = { cursorIdKey: 'ID', isPaged: true }
const controller: MethodFacts = { cursorIdKey: 'id', isPaged: true }
const unpaged: MethodFacts = { cursorIdKey: 'ID', isPaged: false }

const methods: ReadonlyMap<string, MethodFacts> = new Map([
  ...[
    'crm.item.list',
    'crm.item.productrow.list',
    'crm.type.list',
    'crm.automatedsolution.list',
    'crm.timeline.logmessage.list',
    'userfieldconfig.list',
  ].map((method) => [method, controller] as const),
  ...[
    'crm.status.list',
    'crm.category.list',
    'crm.currency.list',
    'crm.item.payment.list',
    'crm.item.delivery.list',
    'tasks.task.history.list',
    'tasks.task.result.list',
    'task.commentitem.getlist',
    'task.checklistitem.getlist',
    'sale.paysystem.list',
    'sale.delivery.getlist',
    'sale.cashbox.list',
  ].map((method) => [method, unpaged] as const),
])

/** Facts about a REST v2 list method; those of a classic one when it is not known. */
export const methodFacts = (method: string): MethodFacts => {
  const name = method.toLowerCase()
  const known = methods.get(name)
  if (known !== undefined) return known
  if (/^crm\..+\.userfield\.list$/.test(name)) return unpaged
  return /^(?:catalog|sale|crm\.documentgenerator)\./.test(name) ? controller : classic
}
