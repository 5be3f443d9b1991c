import { documentedTable, type DeclaredMethods } from '../../../documented/declared/documented-table.ts'
import { storeFile } from '../../../files/stored-files.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { toInteger } from '../../../methods/params.ts'
import { refused } from '../../../methods/refusals.ts'
import { textOf, type WireMap } from '../../../wire-value.ts'
import { crmTypeOf } from '../items/crm-type.ts'

/** An entry belongs to an item that exists. @throws {PortalError} `OWNER_NOT_FOUND` */
const ofItem = ({ entityTypeId, entityId }: WireMap, { portal }: MethodCall, before: WireMap | undefined): WireMap => {
  if (before !== undefined) return {}
  const type = crmTypeOf(portal.engine, toInteger(entityTypeId) ?? 0)
  if (type === undefined || portal.engine.find(type.entityName, toInteger(entityId) ?? 0) === undefined)
    throw refused('OWNER_NOT_FOUND', 'Owner was not found')
  return {}
}

const timelineComment = documentedTable({ entity: 'crmTimelineComment' })
const timelineBindings = documentedTable({ entity: 'crmTimelineBindings' })
/** The picture is kept as a file, and the row has its address. */
const afterWrite = ({ code = null, fileContent = null }: WireMap, { portal }: MethodCall): WireMap => {
  if (typeof fileContent !== 'string' || fileContent === '') return {}
  const name = `${textOf(code)}.png`
  const id = storeFile(portal.engine, { name, bytes: Buffer.from(fileContent, 'base64') }, portal.clock.nowMs())
  return { fileContent: null, fileUri: `/upload/crm/${String(id)}/${encodeURIComponent(name)}` }
}

const timelineIcon = documentedTable({ entity: 'crmTimelineIcon', key: 'code', keyField: 'code', afterWrite })
const timelineLogmessage = documentedTable({ entity: 'crmTimelineLogmessage', beforeWrite: ofItem })
const timelineLogo = documentedTable({ entity: 'crmTimelineLogo', key: 'code', keyField: 'code', afterWrite })
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
