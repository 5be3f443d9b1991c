import { describe, expect, it } from 'vitest'
import { methodEffects } from '../generated/method-effects.ts'
import { isReadMethod } from '../../src/request/version/method-kind.ts'

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
    'some.module.read.list',
    'im.notify.read.list',
    'disk.storage.getForApp',
    'list.of.things',
    '',
  ])('%s counts as a write', (method) => expect(isReadMethod(method)).toBe(false))
})

/** Names that do not say that they read. To send such a call again after a lost reply is left to the program. */
const readsTakenForWrites = [
  'bizproc.workflow.instances',
  'crm.requisite.preset.field.availabletoadd',
  'imopenlines.session.open',
  'landing.landing.resolveidbypublicurl',
  'landing.repo.checkcontent',
  'landing.site.fullexport',
  'lists.element.get.file.url',
  'lists.get.iblock.type.id',
  'log.blogpost.getusers.important',
  'sonet_group.feature.access',
  'task.stages.canmovetask',
  'timeman.networkrange.check',
  'timeman.settings',
  'userconsent.agreement.text',
]

describe('the kind of the documented methods', () => {
  const { read, write, both } = methodEffects

  it('none that writes is taken for one that reads: it could be done twice', () => {
    const changing = [...write.split('\n'), ...both.split('\n')]
    expect(changing.length).toBeGreaterThan(900)
    expect(changing.filter(isReadMethod)).toEqual([])
  })

  it('few that read are taken for one that writes', () => {
    const missed = read.split('\n').filter((name) => !isReadMethod(name))
    expect(missed.map((name) => name.toLowerCase()).toSorted()).toEqual(readsTakenForWrites)
  })
})
