import type { WireMap, WireValue } from '../../../../wire-value.ts'
import type { Probe, ProbeCall } from '../../../probe.ts'

export const pages = 'api-reference/tasks'
export const code = (name: string): string => `BITRIX_REST_V3_EXCEPTION_${name}EXCEPTION`
/** The caller with an id that is a number: REST v3 takes no text for it. */
export const me = { me: ['im.user.get'] } as const satisfies Probe['setup']
export const needed = { title: 'Probe', creatorId: '$me.id', responsibleId: '$me.id' }
export const task = (fields: WireMap = {}): ProbeCall => ['v3:tasks.task.add', { fields: { ...needed, ...fields } }]
export const oneTask = { ...me, task: task({ description: 'About' }) } as const satisfies Probe['setup']
export const id = '$task.item.id'
export const get = (select: readonly WireValue[]): ProbeCall => ['v3:tasks.task.get', { id, select }]
