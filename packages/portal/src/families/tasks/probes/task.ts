import type { WireMap } from '../../../wire-value.ts'
import type { Probe, ProbeCall } from '../../probe.ts'

/** The caller, and the other active users of the account as `$others.0.ID`. */
export const people = {
  me: ['profile'],
  others: ['user.get', { FILTER: { '!ID': '$me.ID', ACTIVE: true }, sort: 'ID', order: 'ASC' }],
} as const satisfies Probe['setup']

/** Adds a task whose doer is the caller, who has to be known as `$me`. */
export const task = (fields: WireMap = {}): ProbeCall => [
  'tasks.task.add',
  { fields: { TITLE: 'Probe', RESPONSIBLE_ID: '$me.ID', ...fields } },
]

/** One task of the caller as `$task`. */
export const oneTask = { me: ['profile'], task: task() } as const satisfies Probe['setup']

/** A call about the task that is known as `$task`. */
export const onTask = (method: string, params: WireMap = {}): ProbeCall => [
  `tasks.task.${method}`,
  { taskId: '$task.task.id', ...params },
]

export const past = '2020-05-01T10:00:00+03:00'
export const future = '2037-05-01T10:00:00+03:00'
