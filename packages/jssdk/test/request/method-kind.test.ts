import { describe, expect, it } from 'vitest'
import { isReadMethod } from '../../src/request/method-kind.ts'

describe('a method that only reads is told from one that writes', () => {
  it.each([
    'crm.item.list',
    'crm.deal.get',
    'CRM.Deal.List',
    'crm.deal.fields',
    'tasks.task.getFields',
    'disk.folder.getchildren',
    'user.current',
    'profile',
    'server.time',
    'main.eventlog.tail',
    'tasks.task.field.list',
    'mail.message.thread',
    'documentation',
    'scopes',
    'humanresources.node.children',
    'crm.duplicate.findbycomm',
  ])('%s reads', (method) => expect(isReadMethod(method)).toBe(true))

  it.each([
    'crm.item.add',
    'crm.deal.update',
    'crm.deal.delete',
    'tasks.task.complete',
    'im.message.add',
    'event.bind',
    'event.offline.get',
    'batch',
    'disk.file.getExternalLink',
    'some.unknown.thing',
    'list.of.things',
    '',
  ])('%s counts as a write', (method) => expect(isReadMethod(method)).toBe(false))
})
