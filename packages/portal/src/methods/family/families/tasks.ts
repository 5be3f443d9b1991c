import type { FamilyDeclaration } from '../../../documented/declared/declaration.ts'

/** What stands around tasks. */
export const taskFamilies: readonly FamilyDeclaration[] = [
  { prefix: 'task.stages', actions: { get: 'list' } },
  { prefix: 'tasks.api.scrum.backlog' },
  { prefix: 'tasks.api.scrum.epic' },
  {
    prefix: 'tasks.api.scrum.kanban',
    actions: { addStage: 'add', getStages: 'list', updateStage: 'update', deleteStage: 'delete' },
    key: 'stageId',
  },
  { prefix: 'tasks.api.scrum.sprint', changes: { start: { status: 'active' }, complete: { status: 'completed' } } },
  {
    prefix: 'tasks.flow.Flow',
    key: 'flowId',
    without: ['update', 'delete'],
    changes: { activate: { active: true }, pin: {} },
  },
  { prefix: 'tasks.template', key: 'templateId' },
  {
    prefix: 'tasks.template.checklist',
    key: 'checkListItemId',
    changes: {
      complete: { isComplete: true },
      renew: { isComplete: false },
      moveAfter: {},
      moveBefore: {},
    },
  },
]
