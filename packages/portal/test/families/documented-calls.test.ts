import { createPortal } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'
import { coverage } from '../../src/coverage.ts'
import { lastReply, type ProbeCall } from './calls.ts'

const template = { name: 'S', numeratorId: 1, region: 'de' }
const page: ProbeCall = ['landing.landing.add', { fields: { TITLE: 'A', SITE_ID: 1, CODE: 'a' } }]
const pages = (SITE_ID: number): ProbeCall => [
  'landing.landing.getList',
  { params: { select: ['ID'], filter: { SITE_ID } } },
]
const knowledge = { TITLE: 'Company Knowledge Base', CODE: '', TYPE: 'KNOWLEDGE' }
const phoneCall = { PHONE_NUMBER: '1', TYPE: 1 }

it.each<{ calls: readonly ProbeCall[]; is: unknown }>([
  {
    calls: [['documentgenerator.template.add', { fields: { ...template, fileId: 5 } }]],
    is: { template: { id: '1', fileId: '5' } },
  },
  { calls: [['documentgenerator.template.add', { fields: template }]], is: { error: 0 } },
  { calls: [['landing.site.add', { scope: 'KNOWLEDGE', fields: knowledge }]], is: 1 },
  { calls: [page, pages(1)], is: [{ ID: '1' }] },
  { calls: [page, pages(9)], is: [] },
  { calls: [['telephony.externalCall.register', { ...phoneCall, USER_ID: 1 }]], is: { CALL_ID: 'CALL_ID' } },
  { calls: [['telephony.externalCall.register', { ...phoneCall, USER_PHONE_INNER: '1' }]], is: { CALL_ID: 'CALL_ID' } },
  { calls: [['telephony.externalCall.register', phoneCall]], is: { error: 'ERROR_CORE' } },
])('$calls gives $is', async ({ calls, is }) => {
  await using portal = await createPortal()
  expect({ reply: await lastReply(portal, calls) }).toMatchObject({ reply: is })
})

it('says that commands of bots are only answered by their form, because no bot can be registered', () => {
  const ofBots = coverage().filter(({ method }) => method.startsWith('imbot.v2.Command.'))
  expect(new Set(ofBots.map((method) => method.coverage))).toEqual(new Set(['schema']))
})
