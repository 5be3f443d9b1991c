import type { RowOf } from '../../../engine/entity-rows.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireList, isWireMap } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { moveStock } from '../stock.ts'
import { missingParameter, refused } from '../../../methods/refusals.ts'

const entity = 'catalogDocument'

/** Finds the documents that a call names. @throws {PortalError} one of them does not exist */
const documentsIn = ({ params, portal }: MethodCall): readonly RowOf<'catalogDocument'>[] => {
  const given = anyCase(params, 'documentIds')
  if (!isWireList(given) && !isWireMap(given)) throw missingParameter('documentIds')
  return Object.values(given).map((value) => {
    const row = portal.engine.find(entity, toInteger(value) ?? 0)
    if (row === undefined) throw refused(0, 'Document was not found')
    return row
  })
}

const method =
  (handle: (call: MethodCall) => void): Handle =>
  (call) => {
    handle(call)
    return { result: true }
  }

const setStatus = (call: MethodCall, status: 'Y' | 'N'): void => {
  const { engine, clock } = call.portal
  const values = { status, statusBy: call.caller.userId, dateStatus: formatDateTime(clock.nowMs()) }
  for (const { id } of documentsIn(call)) {
    moveStock(engine, id, status)
    engine.update(entity, id, values)
  }
}

/** Actions on several stock documents at once. An action applies to all of them or to none. */
export const documentLists: Methods = {
  'catalog.document.conductList': method((call) => setStatus(call, 'Y')),
  'catalog.document.cancelList': method((call) => setStatus(call, 'N')),
  'catalog.document.deleteList': method((call) => {
    const documents = documentsIn(call)
    if (documents.some(({ status }) => status === 'Y')) throw refused(0, 'A conducted document cannot be deleted')
    call.portal.engine.remove(
      entity,
      documents.map(({ id }) => id),
    )
  }),
}
