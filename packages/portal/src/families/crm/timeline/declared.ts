import { documentedTable, type DeclaredMethods } from '../../../documented/declared/documented-table.ts'

const timelineComment = documentedTable({ entity: 'crmTimelineComment' })
const timelineBindings = documentedTable({ entity: 'crmTimelineBindings' })
const timelineIcon = documentedTable({ entity: 'crmTimelineIcon', key: 'code', keyField: 'code' })
const timelineLogmessage = documentedTable({ entity: 'crmTimelineLogmessage' })
const timelineLogo = documentedTable({ entity: 'crmTimelineLogo', key: 'code', keyField: 'code' })
const timelineNote = documentedTable({ entity: 'crmTimelineNote' })

/** The timeline of an item: comments, entries, notes, bindings, icons. */
export const timelineDeclared: DeclaredMethods = {
  'crm.timeline.comment.add': timelineComment.add,
  'crm.timeline.comment.delete': timelineComment.delete,
  'crm.timeline.comment.fields': timelineComment.fields,
  'crm.timeline.comment.get': timelineComment.get,
  'crm.timeline.comment.list': timelineComment.list,
  'crm.timeline.comment.update': timelineComment.update,
  'crm.timeline.bindings.bind': timelineBindings.add,
  'crm.timeline.bindings.fields': timelineBindings.fields,
  'crm.timeline.bindings.list': timelineBindings.list,
  'crm.timeline.bindings.unbind': timelineBindings.delete,
  'crm.timeline.icon.add': timelineIcon.add,
  'crm.timeline.icon.delete': timelineIcon.delete,
  'crm.timeline.icon.get': timelineIcon.get,
  'crm.timeline.icon.list': timelineIcon.list,
  'crm.timeline.logmessage.add': timelineLogmessage.add,
  'crm.timeline.logmessage.delete': timelineLogmessage.delete,
  'crm.timeline.logmessage.get': timelineLogmessage.get,
  'crm.timeline.logmessage.list': timelineLogmessage.list,
  'crm.timeline.logo.add': timelineLogo.add,
  'crm.timeline.logo.delete': timelineLogo.delete,
  'crm.timeline.logo.get': timelineLogo.get,
  'crm.timeline.logo.list': timelineLogo.list,
  'crm.timeline.note.delete': timelineNote.delete,
  'crm.timeline.note.get': timelineNote.get,
  'crm.timeline.note.save': timelineNote.add,
}
