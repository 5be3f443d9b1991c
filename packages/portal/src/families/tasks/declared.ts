import type { Engine } from '../../engine/engine.ts'
import type { RowOf } from '../../engine/entity-rows.ts'

import { formatDateTime } from '../../server-time.ts'
import type { WireMap, WireValue } from '../../wire-value.ts'
import { rowId } from '../../documented/declared/row-id.ts'
import { documentedTable, type DeclaredMethods } from '../../documented/declared/documented-table.ts'

const stages = documentedTable({ entity: 'taskStages' })
const scrumBacklog = documentedTable({ entity: 'tasksApiScrumBacklog' })
const scrumEpic = documentedTable({
  entity: 'tasksApiScrumEpic',
  aliases: {
    GROUP_ID: 'groupId',
    NAME: 'name',
    DESCRIPTION: 'description',
    CREATED_BY: 'createdBy',
    MODIFIED_BY: 'modifiedBy',
    COLOR: 'color',
  },
})
const scrumKanban = documentedTable({ entity: 'tasksApiScrumKanban', key: 'stageId' })
const scrumSprint = documentedTable({
  entity: 'tasksApiScrumSprint',
  synonyms: { sprintId: 'id' },
  defaults: () => ({ entityType: 'sprint', goal: '' }),
})
const flow = documentedTable({
  entity: 'tasksFlowFlow',
  key: 'flowId',
  defaults: ({ caller, portal }) => ({
    active: true,
    creatorId: caller.userId,
    ownerId: caller.userId,
    templateId: 0,
    efficiency: 100,
    activity: formatDateTime(portal.clock.nowMs()),
  }),
})
const template = documentedTable({
  entity: 'tasksTemplate',
  key: 'templateId',
  defaults: () => ({ scenario: 'default' }),
  afterWrite: (row, { portal: { engine } }) => {
    const written = engine.find('tasksTemplate', rowId(row))
    return {
      ...personOf(engine, 'createdBy', written?.createdBy),
      ...personOf(engine, 'responsible', written?.responsibleId),
    }
  },
})

/** Name, login and position of a user, as a template shows those of its author and of the responsible person. */
const personOf = (engine: Engine, prefix: 'createdBy' | 'responsible', id: WireValue | undefined): WireMap => {
  const user: Partial<RowOf<'user'>> = engine.find('user', Number(id)) ?? {}
  return {
    [`${prefix}Name`]: user.name ?? '',
    [`${prefix}LastName`]: user.lastName ?? '',
    [`${prefix}SecondName`]: user.secondName ?? '',
    [`${prefix}Login`]: user.email ?? '',
    [`${prefix}WorkPosition`]: user.workPosition ?? '',
  }
}

/** The documented methods for the parts of tasks. */
export const tasksDeclared: DeclaredMethods = {
  'task.stages.add': stages.add,
  'task.stages.delete': stages.delete,
  'task.stages.get': stages.list,
  'task.stages.update': stages.update,
  'tasks.api.scrum.backlog.add': scrumBacklog.add,
  'tasks.api.scrum.backlog.delete': scrumBacklog.delete,
  'tasks.api.scrum.backlog.get': scrumBacklog.get,
  'tasks.api.scrum.backlog.getFields': scrumBacklog.fields,
  'tasks.api.scrum.backlog.update': scrumBacklog.update,
  'tasks.api.scrum.epic.add': scrumEpic.add,
  'tasks.api.scrum.epic.delete': scrumEpic.delete,
  'tasks.api.scrum.epic.get': scrumEpic.get,
  'tasks.api.scrum.epic.getFields': scrumEpic.fields,
  'tasks.api.scrum.epic.list': scrumEpic.list,
  'tasks.api.scrum.epic.update': scrumEpic.update,
  'tasks.api.scrum.kanban.addStage': scrumKanban.add,
  'tasks.api.scrum.kanban.deleteStage': scrumKanban.delete,
  'tasks.api.scrum.kanban.getFields': scrumKanban.fields,
  'tasks.api.scrum.kanban.getStages': scrumKanban.list,
  'tasks.api.scrum.kanban.updateStage': scrumKanban.update,
  'tasks.api.scrum.sprint.add': scrumSprint.add,
  'tasks.api.scrum.sprint.complete': scrumSprint.change({ status: 'completed' }),
  'tasks.api.scrum.sprint.delete': scrumSprint.delete,
  'tasks.api.scrum.sprint.get': scrumSprint.get,
  'tasks.api.scrum.sprint.getFields': scrumSprint.fields,
  'tasks.api.scrum.sprint.list': scrumSprint.list,
  'tasks.api.scrum.sprint.start': scrumSprint.change({ status: 'active' }),
  'tasks.api.scrum.sprint.update': scrumSprint.update,
  'tasks.flow.Flow.activate': flow.change({ active: true }),
  'tasks.flow.Flow.create': flow.add,
  'tasks.flow.Flow.delete': flow.delete,
  'tasks.flow.Flow.get': flow.get,
  'tasks.flow.Flow.pin': flow.change({}),
  'tasks.flow.Flow.update': flow.update,
  'tasks.template.add': template.add,
  'tasks.template.delete': template.delete,
  'tasks.template.fields': template.fields,
  'tasks.template.get': template.get,
  'tasks.template.update': template.update,
}
