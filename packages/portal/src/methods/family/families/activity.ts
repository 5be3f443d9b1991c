import type { Condition } from '../../../engine/query.ts'
import { entryOf, isWireList, isWireMap, type WireValue } from '../../../wire-value.ts'
import type { FamilyDeclaration } from '../../../documented/declared/declaration.ts'

/** `BINDINGS` of a filter: pairs of a type and an id, any of which an activity belongs to. */
const boundTo = (bindings: WireValue): Condition => {
  const owners = isWireList(bindings) ? bindings : [bindings]
  const conditions = owners.filter(isWireMap).map((owner): Condition => {
    const type: Condition = { kind: 'eq', field: 'ownerTypeId', value: operandOf(entryOf(owner, 'OWNER_TYPE_ID')) }
    const id: Condition = { kind: 'eq', field: 'ownerId', value: operandOf(entryOf(owner, 'OWNER_ID')) }
    return { kind: 'and', conditions: [type, id] }
  })
  return { kind: 'or', conditions }
}

const operandOf = (value: WireValue | undefined): string | number =>
  typeof value === 'string' || typeof value === 'number' ? value : 0

/** Calls, meetings, letters and what providers add. A new one waits to be done. */
export const activityFamily: FamilyDeclaration = {
  prefix: 'crm.activity',
  order: [{ field: 'startTime', direction: 'asc' }],
  filters: { BINDINGS: boundTo },
  defaults: () => ({
    completed: 'N',
    status: 1,
    priority: 2,
    notifyType: 0,
    notifyValue: 0,
    descriptionType: 1,
    direction: 0,
    associatedEntityId: 0,
    autocompleteRule: 0,
    settings: [],
    providerParams: [],
  }),
}
