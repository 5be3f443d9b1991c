import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import type { Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { notFound } from '../../../methods/refusals.ts'

/** One activity. Portals have this method, but the documentation does not list it. */
export const activityMethods: Methods = {
  'crm.activity.get': (call) => {
    const { params, portal } = call
    const id = toInteger(anyCase(params, 'id'))
    const row = id === undefined ? undefined : portal.engine.find('crmActivity', id)
    if (row === undefined) throw notFound(call)
    return { result: classicRow(row, [...fieldsByName(portal.engine.entity('crmActivity'), classicNaming).values()]) }
  },
}
