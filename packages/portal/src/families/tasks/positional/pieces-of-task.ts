import type { TaskPiece } from './arguments.ts'
import type { RowOf } from '../../../engine/entity-rows.ts'
import type { Row } from '../../../engine/untyped-row.ts'
import type { Entity } from '../../../engine/entity.ts'
import { classicNaming } from '../../../engine/naming.ts'
import type { WireMap } from '../../../wire-value.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { MethodCall } from '../../../methods/method.ts'
import * as read from './arguments.ts'

/** All rows that belong to the task in the first argument. The second argument names their order. */
export function piecesOfTask<Name extends TaskPiece>(
  call: MethodCall,
  entity: Entity & { readonly name: Name },
  filter?: WireMap,
): readonly RowOf<Name>[]
export function piecesOfTask(call: MethodCall, entity: Entity, filter: WireMap = {}): readonly Row[] {
  return listRows(call, {
    entity,
    naming: classicNaming,
    order: read.optionalMap(call, 1, 'ORDER'),
    filter,
    where: { kind: 'eq', field: 'taskId', value: read.taskArgument(call)['id'] },
    isWhole: true,
    isUnpaged: true,
  }).rows
}
