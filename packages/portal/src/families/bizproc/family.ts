import { documentedTable } from '../../documented/declared/documented-table.ts'
import { defineFamily } from '../define-family.ts'

const activity = documentedTable({ entity: 'bizprocActivity', key: 'CODE', keyField: 'code' })
const robot = documentedTable({ entity: 'bizprocRobot', key: 'CODE', keyField: 'code' })
const workflowTemplate = documentedTable({ entity: 'bizprocWorkflowTemplate' })

/** Activities, robots and templates of workflows. */
export const bizproc = defineFamily({
  name: 'bizproc',
  rights: { administrators: ['bizproc.activity.*', 'bizproc.robot.*', 'bizproc.workflow.template.*'] },
  declared: [
    {
      'bizproc.activity.add': activity.add,
      'bizproc.activity.delete': activity.delete,
      'bizproc.activity.list': activity.list,
      'bizproc.activity.update': activity.update,
      'bizproc.robot.add': robot.add,
      'bizproc.robot.delete': robot.delete,
      'bizproc.robot.list': robot.list,
      'bizproc.robot.update': robot.update,
      'bizproc.workflow.template.add': workflowTemplate.add,
      'bizproc.workflow.template.delete': workflowTemplate.delete,
      'bizproc.workflow.template.list': workflowTemplate.list,
      'bizproc.workflow.template.update': workflowTemplate.update,
    },
  ],
})
