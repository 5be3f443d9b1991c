import type { FieldDefinition } from '../../../engine/field.ts'
import type { PortalServices } from '../../../services.ts'
import type { WireMap, WireValue } from '../../../wire-value.ts'

/** What `tasks.task.getFields` says of a field beside its title and type. */
interface Described {
  readonly values?: WireMap | readonly string[]
  readonly default?: WireValue
  readonly required?: true
  readonly primary?: true
  /** Only the description knows the field: a whole task shows it, and nobody can write it. */
  readonly type?: string
}

const yesOrNo: WireMap = { Y: 'Yes', N: 'No' }
const flag = (usual: 'Y' | 'N' | null): Described => ({ values: yesOrNo, default: usual })
const number: Described = { default: 0 }
const open: Described = { default: null }

/** The documented descriptions, in the documented order. */
const described: Readonly<Record<string, Described>> = {
  ID: { primary: true },
  PARENT_ID: number,
  TITLE: { required: true },
  DESCRIPTION: {},
  MARK: { values: { N: 'Negative', P: 'Positive' }, default: null },
  PRIORITY: { values: { 0: 'Low', 1: 'Medium', 2: 'High' }, default: 1 },
  STATUS: {
    values: { 2: 'Pending', 3: 'In Progress', 4: 'Awaiting Review', 5: 'Completed', 6: 'Deferred' },
    default: 2,
  },
  MULTITASK: flag('N'),
  NOT_VIEWED: flag('N'),
  REPLICATE: flag('N'),
  GROUP_ID: number,
  STAGE_ID: number,
  SPRINT_ID: { ...number, type: 'integer' },
  BACKLOG_ID: { ...number, type: 'integer' },
  CREATED_BY: { required: true },
  CREATED_DATE: {},
  RESPONSIBLE_ID: { required: true },
  ACCOMPLICES: {},
  AUDITORS: {},
  CHANGED_BY: {},
  CHANGED_DATE: {},
  STATUS_CHANGED_BY: {},
  STATUS_CHANGED_DATE: {},
  CLOSED_BY: open,
  CLOSED_DATE: open,
  ACTIVITY_DATE: open,
  DATE_START: open,
  DEADLINE: open,
  START_DATE_PLAN: open,
  END_DATE_PLAN: open,
  GUID: open,
  XML_ID: open,
  COMMENTS_COUNT: number,
  SERVICE_COMMENTS_COUNT: { ...number, type: 'integer' },
  NEW_COMMENTS_COUNT: { ...number, type: 'integer' },
  ALLOW_CHANGE_DEADLINE: flag('N'),
  ALLOW_TIME_TRACKING: flag('N'),
  TASK_CONTROL: flag('N'),
  ADD_IN_REPORT: flag('N'),
  FORKED_BY_TEMPLATE_ID: { ...flag('N'), type: 'enum' },
  TIME_ESTIMATE: {},
  TIME_SPENT_IN_LOGS: {},
  MATCH_WORK_TIME: {},
  FORUM_TOPIC_ID: { type: 'integer' },
  FORUM_ID: { type: 'integer' },
  SITE_ID: {},
  SUBORDINATE: flag(null),
  FAVORITE: { ...flag(null), type: 'enum' },
  EXCHANGE_MODIFIED: { ...open, type: 'datetime' },
  EXCHANGE_ID: { ...open, type: 'integer' },
  OUTLOOK_VERSION: { ...open, type: 'integer' },
  VIEWED_DATE: {},
  SORTING: {},
  DURATION_PLAN: {},
  DURATION_FACT: {},
  CHECKLIST: { type: 'array' },
  DURATION_TYPE: { values: ['secs', 'mins', 'hours', 'days', 'weeks', 'monts', 'years'], default: 'days' },
  IS_MUTED: { ...flag('N'), type: 'enum' },
  IS_PINNED: { ...flag('N'), type: 'enum' },
  IS_PINNED_IN_GROUP: { ...flag('N'), type: 'enum' },
  FLOW_ID: number,
}

/** The fields of a task as `tasks.task.getFields` describes them. Custom fields come last. */
export const describedTaskFields = ({ engine }: Pick<PortalServices, 'engine'>): WireMap => {
  const known = new Map(
    engine.entity('task').fields.flatMap((field) => (field.upper === undefined ? [] : [[field.upper, field] as const])),
  )
  const names = [...new Set([...Object.keys(described), ...known.keys()])]
  return Object.fromEntries(
    names.map((name) => {
      const { type = typeOf(known.get(name)), ...about } = described[name] ?? {}
      return [name, { title: name, type, ...about }]
    }),
  )
}

const typeOf = (field: FieldDefinition | undefined): string => {
  if (field === undefined) return 'string'
  if (field.isMultiple === true) return 'array'
  if (field.type === 'char' || field.type === 'enumeration') return 'enum'
  return field.type
}
