import type { Probe } from '../../probe.ts'
import { missingParams, unknownIds } from '../../refusal-probe.ts'

/** What the methods of scrum refuse. */
export const scrumRefusals: readonly Probe[] = [
  ...unknownIds('api-reference/sonet-group/scrum', [
    ['tasks.api.scrum.backlog.delete', 'backlog/tasks-api-scrum-backlog-delete', 'id', 0],
    ['tasks.api.scrum.backlog.get', 'backlog/tasks-api-scrum-backlog-get', 'id', 0],
    ['tasks.api.scrum.epic.delete', 'epic/tasks-api-scrum-epic-delete', 'id', 0],
    ['tasks.api.scrum.epic.get', 'epic/tasks-api-scrum-epic-get', 'id', 0],
    ['tasks.api.scrum.sprint.complete', 'sprint/tasks-api-scrum-sprint-complete', 'id', 0],
    ['tasks.api.scrum.sprint.delete', 'sprint/tasks-api-scrum-sprint-delete', 'id', 0],
    ['tasks.api.scrum.sprint.get', 'sprint/tasks-api-scrum-sprint-get', 'sprintId', 0],
    ['tasks.api.scrum.sprint.start', 'sprint/tasks-api-scrum-sprint-start', 'id', 0],
  ]),
  ...missingParams('api-reference/sonet-group/scrum', [
    ['tasks.api.scrum.epic.add', 'epic/tasks-api-scrum-epic-add', 0],
    ['tasks.api.scrum.kanban.addStage', 'kanban/tasks-api-scrum-kanban-add-stage', 0],
    ['tasks.api.scrum.kanban.addTask', 'kanban/tasks-api-scrum-kanban-add-task', 0],
    ['tasks.api.scrum.kanban.deleteStage', 'kanban/tasks-api-scrum-kanban-delete-stage', 0],
    ['tasks.api.scrum.kanban.deleteTask', 'kanban/tasks-api-scrum-kanban-delete-task', 0],
    ['tasks.api.scrum.kanban.getStages', 'kanban/tasks-api-scrum-kanban-get-stages', 0],
    ['tasks.api.scrum.kanban.updateStage', 'kanban/tasks-api-scrum-kanban-update-stage', 0],
  ]),
]
