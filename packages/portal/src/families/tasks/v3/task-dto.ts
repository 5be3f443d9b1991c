import type { Dto, DtoField, DtoRelation } from '../../../dialects/v3/dto.ts'
import { bool, dateTime, editable, filterable, int, list, object, sortable, text } from '../../../resources/field.ts'
import { userResource } from '../../../resources/people.ts'
import { relatedRows } from '../../../resources/resource.ts'

const statusWords = ['pending', 'in_progress', 'supposedly_completed', 'completed', 'deferred', 'declined'] as const
const durationWords = ['secs', 'mins', 'hours', 'days', 'weeks', 'monts', 'years'] as const

const user = (name: string, link: string): DtoRelation => ({
  name,
  link,
  dto: userResource.dto,
  read: relatedRows(userResource),
})

/** The fields that `add` returns, and `get` without a `select`. */
const baseFields: readonly DtoField[] = [
  int('id', { ...filterable, ...sortable }),
  text('title', { ...editable, ...sortable, required: true }),
  text('description', editable),
  int('creatorId', { ...sortable, required: true }),
  dateTime('created', sortable),
  int('responsibleId', { ...editable, ...sortable, required: true }),
  dateTime('deadline', { ...editable, ...sortable }),
  bool('needsControl', editable),
  dateTime('startPlan', { ...editable, ...sortable }),
  dateTime('endPlan', { ...editable, ...sortable }),
  list('fileIds', editable),
  list('checklist'),
  int('groupId', { ...editable, ...sortable }),
  int('stageId', editable),
  int('epicId', editable),
  text('storyPoints', editable),
  int('flowId', editable),
  text('priority', { ...editable, ...sortable, oneOf: ['low', 'average', 'high'] }),
  text('status', { ...editable, ...sortable, oneOf: statusWords }),
  dateTime('statusChanged'),
  int('parentId', editable),
  bool('containsChecklist'),
  bool('containsSubTasks'),
  bool('containsRelatedTasks'),
  bool('containsGanttLinks'),
  bool('containsPlacements'),
  bool('containsResults'),
  int('numberOfReminders'),
  int('chatId'),
  int('plannedDuration', editable),
  int('actualDuration'),
  text('durationType', { ...editable, oneOf: durationWords }),
  dateTime('started', sortable),
  int('estimatedTime', { ...editable, ...sortable }),
  bool('replicate'),
  dateTime('changed', sortable),
  dateTime('closed', sortable),
  dateTime('activity', sortable),
  text('guid'),
  text('xmlId', editable),
  text('exchangeId'),
  dateTime('exchangeModified'),
  int('outlookVersion'),
  text('mark', { ...editable, ...sortable, oneOf: ['N', 'P'] }),
  bool('allowsChangeDeadline', { ...editable, ...sortable }),
  bool('allowsTimeTracking', { ...editable, ...sortable }),
  bool('matchesWorkTime', editable),
  bool('addInReport', editable),
  bool('isMultitask', editable),
  text('siteId', editable),
  text('link'),
  object('rights'),
  text('archiveLink'),
  list('crmItemIds', editable),
  bool('requireResult', editable),
  bool('matchesSubTasksTime', editable),
  bool('autocompleteSubTasks', editable),
  bool('allowsChangeDatePlan', editable),
  dateTime('maxDeadlineChangeDate', editable),
  int('maxDeadlineChanges', editable),
  bool('requireDeadlineChangeReason', editable),
  list('inFavorite'),
  list('inPin'),
  list('inGroupPin'),
  list('inMute'),
  list('dependsOn', editable),
  list('scenarios', editable),
]

/** Fields and related objects that a reply contains only if they are selected. */
const furtherFields: readonly DtoField[] = [
  object('creator'),
  object('responsible'),
  list('accomplices', { ...editable, elementType: 'User' }),
  list('auditors', { ...editable, elementType: 'User' }),
  int('changedById'),
  object('changedBy'),
  int('statusChangedById'),
  object('statusChangedBy'),
  int('closedById'),
  object('closedBy'),
  object('source', editable),
]

/** The task of REST v3, from the field table of the reference. Introspection lists only 12 of the fields. */
export const taskDto: Dto = {
  name: 'tasks.task',
  fields: [...baseFields, ...furtherFields],
  relations: [
    user('creator', 'creatorId'),
    user('responsible', 'responsibleId'),
    user('changedBy', 'changedById'),
    user('statusChangedBy', 'statusChangedById'),
    user('closedBy', 'closedById'),
    user('accomplices', 'accomplices'),
    user('auditors', 'auditors'),
  ],
  baseFields: baseFields.map(({ name }) => name),
  listFields: ['id'],
}
