import type { WireMap } from '../../../wire-value.ts'
import type { Probe, ProbeCall } from '../../probe.ts'
import { oneTask, onTask } from './task.ts'

const scrum = 'api-reference/sonet-group/scrum'
const flows = 'api-reference/tasks/flow'
/** A group of its own, so that nothing else stands in it. */
const group = {
  me: ['profile'],
  group: ['sonet_group.create', { NAME: 'Probe' }],
} as const satisfies Probe['setup']
const epic = (name: string): ProbeCall => [
  'tasks.api.scrum.epic.add',
  { fields: { name, groupId: '$group', description: 'About' } },
]
const sprint: ProbeCall = [
  'tasks.api.scrum.sprint.add',
  { fields: { name: 'Probe', groupId: '$group', dateStart: '2036-11-29', dateEnd: '2036-12-06', status: 'planned' } },
]
const flow = (values: WireMap = {}): ProbeCall => [
  'tasks.flow.Flow.create',
  {
    flowData: {
      // The group makes the name one of its own on any account.
      name: '$name.0.DATE_CREATE',
      plannedCompletionTime: 7200,
      distributionType: 'manually',
      responsibleList: [['user', '$me.ID']],
      ...values,
    },
  },
]
const stage = (TITLE: string): ProbeCall => ['task.stages.add', { fields: { TITLE, ENTITY_ID: '$group' } }]

/** How teams work: epics, sprints, boards. */
export const teamProbes: readonly Probe[] = [
  {
    about: 'Epics of a group are found by their group and put in order.',
    page: `${scrum}/epic/tasks-api-scrum-epic-list.md`,
    setup: { ...group, a: epic('Alpha'), b: epic('Beta') },
    requests: { got: ['tasks.api.scrum.epic.list', { filter: { GROUP_ID: '$group' }, order: { ID: 'desc' } }] },
    expect: [
      { path: 'got.result', count: 2 },
      { path: 'got.result.0.name', is: 'Beta' },
      { path: 'got.result.1.name', is: 'Alpha' },
    ],
  },
  {
    about: 'Epics are found by name among those of a group.',
    page: `${scrum}/epic/tasks-api-scrum-epic-list.md`,
    setup: { ...group, a: epic('Alpha'), b: epic('Beta') },
    requests: { got: ['tasks.api.scrum.epic.list', { filter: { GROUP_ID: '$group', NAME: 'Alpha' } }] },
    expect: [
      { path: 'got.result', count: 1 },
      { path: 'got.result.0.id', is: '$a.id' },
    ],
  },
  {
    about: 'A changed epic keeps what was not named.',
    page: `${scrum}/epic/tasks-api-scrum-epic-update.md`,
    setup: {
      ...group,
      a: epic('Alpha'),
      changed: ['tasks.api.scrum.epic.update', { id: '$a.id', fields: { name: 'Gamma' } }],
    },
    requests: { got: ['tasks.api.scrum.epic.get', { id: '$a.id' }] },
    expect: [{ path: 'got.result', has: { name: 'Gamma', description: 'About' } }],
  },
  {
    about: 'A deleted epic is not found any more.',
    page: `${scrum}/epic/tasks-api-scrum-epic-delete.md`,
    setup: { ...group, a: epic('Alpha'), deleted: ['tasks.api.scrum.epic.delete', { id: '$a.id' }] },
    requests: { got: ['tasks.api.scrum.epic.get', { id: '$a.id' }] },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.result', isThere: false },
    ],
  },
  {
    about: 'A sprint that is started is active.',
    page: `${scrum}/sprint/tasks-api-scrum-sprint-start.md`,
    setup: { ...group, sprint },
    requests: {
      planned: ['tasks.api.scrum.sprint.get', { sprintId: '$sprint.id' }],
      started: ['tasks.api.scrum.sprint.start', { id: '$sprint.id' }],
      got: ['tasks.api.scrum.sprint.get', { sprintId: '$sprint.id' }],
    },
    expect: [
      { path: 'planned.result.status', is: 'planned' },
      { path: 'started.result.status', is: 'active' },
      { path: 'got.result.status', is: 'active' },
    ],
  },
  {
    about: 'A sprint that is completed stays so.',
    page: `${scrum}/sprint/tasks-api-scrum-sprint-complete.md`,
    setup: { ...group, sprint, started: ['tasks.api.scrum.sprint.start', { id: '$sprint.id' }] },
    requests: {
      completed: ['tasks.api.scrum.sprint.complete', { id: '$sprint.id' }],
      got: ['tasks.api.scrum.sprint.get', { sprintId: '$sprint.id' }],
    },
    expect: [
      { path: 'completed.result.status', is: 'completed' },
      { path: 'got.result.status', is: 'completed' },
    ],
  },
  {
    about: 'The stages of a sprint are those that were added to it.',
    page: `${scrum}/kanban/tasks-api-scrum-kanban-get-stages.md`,
    setup: {
      ...group,
      sprint,
      stage: ['tasks.api.scrum.kanban.addStage', { fields: { sprintId: '$sprint.id', name: 'Probe stage' } }],
      renamed: ['tasks.api.scrum.kanban.updateStage', { stageId: '$stage', fields: { name: 'Renamed' } }],
    },
    requests: { got: ['tasks.api.scrum.kanban.getStages', { sprintId: '$sprint.id' }] },
    expect: [{ path: 'got.result.0.name', is: 'Renamed' }],
  },
  {
    about: 'A task of a group moves to a stage of the board of the group.',
    page: 'api-reference/tasks/stages/task-stages-move-task.md',
    setup: {
      ...oneTask,
      ...group,
      inGroup: onTask('update', { fields: { GROUP_ID: '$group' } }),
      stage: stage('Doing'),
    },
    requests: {
      moved: ['task.stages.movetask', { id: '$task.task.id', stageId: '$stage' }],
      got: onTask('get', { select: ['STAGE_ID', 'GROUP_ID'] }),
    },
    expect: [
      { path: 'moved.result', is: true },
      { path: 'got.result.task.stageId', is: '$stage:text' },
      { path: 'got.result.task.groupId', is: '$group:text' },
    ],
  },
  {
    about: 'A flow has its maker as creator and owner, is active, and is found by name except by itself.',
    page: `${flows}/tasks-flow-flow-is-exists.md`,
    setup: { ...group, name: ['sonet_group.get', { FILTER: { ID: '$group' } }], flow: flow() },
    requests: {
      taken: ['tasks.flow.Flow.isExists', { flowData: { name: '$flow.name' } }],
      own: ['tasks.flow.Flow.isExists', { flowData: { name: '$flow.name', id: '$flow.id' } }],
      none: ['tasks.flow.Flow.isExists', { flowData: { name: 'A name that no flow has' } }],
    },
    expect: [
      { path: 'flow.result', has: { active: true, plannedCompletionTime: 7200 } },
      { path: 'taken.result.exists', is: true },
      { path: 'own.result.exists', is: false },
      { path: 'none.result.exists', is: false },
    ],
  },
]
