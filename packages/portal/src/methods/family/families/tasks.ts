import type { FamilyDeclaration } from '../declaration.ts'

/** What stands around tasks. */
export const taskFamilies: readonly FamilyDeclaration[] = [
  { prefix: 'task.stages' },
  { prefix: 'tasks.api.scrum.epic' },
  { prefix: 'tasks.api.scrum.sprint' },
  { prefix: 'tasks.flow.Flow' },
  { prefix: 'tasks.template' },
]
