import { formatDateTime } from '../../server-time.ts'
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
const scrumSprint = documentedTable({ entity: 'tasksApiScrumSprint', synonyms: { sprintId: 'id' } })
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
const template = documentedTable({ entity: 'tasksTemplate', key: 'templateId' })
const templateChecklist = documentedTable({ entity: 'tasksTemplateChecklist', key: 'checkListItemId' })

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
  'tasks.template.checklist.add': templateChecklist.add,
  'tasks.template.checklist.complete': templateChecklist.change({ isComplete: true }),
  'tasks.template.checklist.delete': templateChecklist.delete,
  'tasks.template.checklist.get': templateChecklist.get,
  'tasks.template.checklist.list': templateChecklist.list,
  'tasks.template.checklist.moveAfter': templateChecklist.change({}),
  'tasks.template.checklist.moveBefore': templateChecklist.change({}),
  'tasks.template.checklist.renew': templateChecklist.change({ isComplete: false }),
  'tasks.template.checklist.update': templateChecklist.update,
}
