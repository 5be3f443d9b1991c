import { createPortal } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'
import { lastReply, type ProbeCall } from '../calls.ts'

const data = { name: 'F', plannedCompletionTime: 7200, distributionType: 'manually', responsibleList: [['user', '1']] }
const flow: ProbeCall = ['tasks.flow.Flow.create', { flowData: data }]
const exists = (flowData: { name: string; id?: number }): ProbeCall => ['tasks.flow.Flow.isExists', { flowData }]
const epic: ProbeCall = ['tasks.api.scrum.epic.add', { fields: { name: 'E', groupId: 1, description: 'D' } }]
const epics = (filter: { [name: string]: number | string }): ProbeCall => [
  'tasks.api.scrum.epic.list',
  { filter, order: { ID: 'asc', NAME: 'desc' } },
]
const dates = { dateStart: '2026-11-29', dateEnd: '2026-12-06' }
const sprint: ProbeCall = ['tasks.api.scrum.sprint.add', { fields: { groupId: 1, name: 'S', createdBy: 1, ...dates } }]

it.each<{ calls: readonly ProbeCall[]; is: object }>([
  { calls: [exists({ name: 'F' })], is: { exists: false } },
  { calls: [flow, exists({ name: 'F' })], is: { exists: true } },
  { calls: [flow, exists({ name: 'F', id: 1 })], is: { exists: false } },
  { calls: [flow], is: { id: 1, name: 'F', active: true, creatorId: 1, ownerId: 1 } },
  {
    calls: [
      flow,
      ['tasks.flow.Flow.update', { flowData: { ...data, id: 1, name: 'G' } }],
      ['tasks.flow.Flow.get', { flowId: 1 }],
    ],
    is: { id: 1, name: 'G', plannedCompletionTime: 7200 },
  },
  { calls: [['tasks.flow.Flow.update', { flowData: { ...data, id: 9 } }]], is: { error: 0 } },
  { calls: [flow, ['tasks.flow.Flow.delete', { flowData: { id: 1 } }]], is: { deleted: true } },
  {
    calls: [flow, ['tasks.flow.Flow.delete', { flowData: { id: 1 } }], ['tasks.flow.Flow.get', { flowId: 1 }]],
    is: { error: 0 },
  },
  { calls: [['tasks.flow.Flow.delete', { flowData: { id: 1 } }]], is: { error: 0 } },
  {
    calls: [epic, epics({ GROUP_ID: 1, '>=ID': 1, '<=ID': 50, '!=DESCRIPTION': 'old epic' })],
    is: [{ id: 1, name: 'E' }],
  },
  { calls: [epic, epics({ GROUP_ID: 9 })], is: [] },
  { calls: [epic, epics({ NAME: 'none' })], is: [] },
  { calls: [epic, epics({ DESCRIPTION: 'none' })], is: [] },
  { calls: [epic, epics({ UNKNOWN: 1 })], is: { error: 'INVALID_ARG_VALUE' } },
  { calls: [sprint, ['tasks.api.scrum.sprint.get', { id: 1 }]], is: { id: 1, name: 'S' } },
  { calls: [sprint, ['tasks.api.scrum.sprint.get', { sprintId: 1 }]], is: { id: 1, name: 'S' } },
  { calls: [['tasks.api.scrum.sprint.get', { id: 1 }]], is: { error: 0 } },
])('$calls gives $is', async ({ calls, is }) => {
  await using portal = await createPortal()
  expect(await lastReply(portal, calls)).toMatchObject(is)
})
