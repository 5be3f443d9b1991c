import type { Engine } from '../../../engine/engine.ts'
import type { RowOf } from '../../../engine/entity-rows.ts'
import type { CrmType, ItemRow } from '../entities/item-types.ts'
import { semanticsOf } from '../../../seed/dictionaries.ts'
import { formatDateTime } from '../../../server-time.ts'
import { textOf } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'

/** The dictionary of the stages in one pipeline. */
export const stageDictionaryOf = ({ entityTypeId, stageDictionary }: CrmType, categoryId: number): string => {
  if (entityTypeId === 2) return categoryId === 0 ? 'DEAL_STAGE' : `DEAL_STAGE_${String(categoryId)}`
  return (stageDictionary ?? '').replace(/_\d+$/, `_${String(categoryId)}`)
}

/** The prefix of a pipeline's stages: `C1:` for deals, `DT128_4:` for smart processes, otherwise empty. */
const stagePrefix = ({ entityTypeId }: CrmType, categoryId: number): string => {
  if (entityTypeId === 2) return categoryId === 0 ? '' : `C${String(categoryId)}:`
  return entityTypeId < 31 ? '' : `DT${String(entityTypeId)}_${String(categoryId)}:`
}

const rowsOf = (engine: Engine, entityId: string): readonly RowOf<'status'>[] =>
  engine.page('status', {
    where: { kind: 'eq', field: 'entityId', value: entityId },
    order: [{ field: 'sort', direction: 'asc' }],
    limit: 1000,
  }).rows

/** The first stage of an item. Undefined if the type has no stages. */
export const firstStageOf = (engine: Engine, type: CrmType, categoryId: number): string | undefined => {
  if (type.stageDictionary === undefined) return undefined
  const first = rowsOf(engine, stageDictionaryOf(type, categoryId))[0]?.['statusId']
  return first === undefined ? `${stagePrefix(type, categoryId)}NEW` : textOf(first)
}

/** The meaning of a stage: success, failure or process. */
export const semanticsOfStage = (
  engine: Engine,
  type: CrmType,
  categoryId: number,
  stageId: string,
): 'S' | 'F' | 'P' => {
  const known = rowsOf(engine, stageDictionaryOf(type, categoryId)).find(({ statusId }) => statusId === stageId)
  if (known === undefined) return semanticsOf(stageId)
  const { semantics } = known
  return semantics === 'S' || semantics === 'F' ? semantics : 'P'
}

/** 1 added, 2 moved, 3 moved to a last stage, 5 moved to another pipeline. */
const kindOfMove = (before: ItemRow | undefined, after: ItemRow): number => {
  if (before === undefined) return 1
  if (before.categoryId !== after.categoryId) return 5
  return after.stageSemanticId === 'S' || after.stageSemanticId === 'F' ? 3 : 2
}

/** Records that an item entered a stage. */
export const noteStage = ({ portal }: MethodCall, type: CrmType, before: ItemRow | undefined, after: ItemRow): void => {
  if (type.stageDictionary === undefined || before?.stageId === after.stageId) return
  const { id, categoryId, stageId = null } = after
  const categoryNumber = categoryId ?? 0
  const stageSemanticId = semanticsOfStage(portal.engine, type, categoryNumber, textOf(stageId))
  portal.engine.insert('stageHistory', {
    typeId: kindOfMove(before, { ...after, stageSemanticId }),
    entityTypeId: type.entityTypeId,
    ownerId: id,
    createdTime: formatDateTime(portal.clock.nowMs()),
    categoryId: categoryNumber,
    stageSemanticId,
    stageId,
  })
}

const usualStages = [
  ['NEW', 'New', null],
  ['PREPARATION', 'Preparation', null],
  ['CLIENT', 'Review', null],
  ['SUCCESS', 'Success', 'S'],
  ['FAIL', 'Failure', 'F'],
] as const

const dealStages = [
  ['NEW', 'New', null],
  ['PREPARATION', 'Preparing documents', null],
  ['EXECUTING', 'In progress', null],
  ['WON', 'Deal won', 'S'],
  ['LOSE', 'Deal lost', 'F'],
] as const

const colors = ['#39A8EF', '#2FC6F6', '#55D0E0', '#7BD500', '#FF5752']

/** Creates the first stages of a new pipeline. */
export const addUsualStages = (engine: Engine, type: CrmType, categoryId: number): void => {
  const stages = type.entityTypeId === 2 ? dealStages : usualStages
  for (const [index, [code, name, semantics]] of stages.entries())
    engine.insert('status', {
      entityId: stageDictionaryOf(type, categoryId),
      statusId: stagePrefix(type, categoryId) + code,
      name,
      nameInit: name,
      sort: (index + 1) * 10,
      system: index === 0 || semantics === 'S' ? 'Y' : 'N',
      categoryId,
      color: colors[index] ?? null,
      semantics,
    })
}

/** Deletes the stages of a pipeline. */
export const removeStages = (engine: Engine, type: CrmType, categoryId: number): void => {
  engine.remove(
    'status',
    rowsOf(engine, stageDictionaryOf(type, categoryId)).map(({ id }) => id),
  )
}
