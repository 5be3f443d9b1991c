import { createPortal } from '@bitrix24/b24jssdk-portal'
import { expect, it } from 'vitest'
import { callV2 } from './client.ts'

/** What modules say of what is missing, each in its own code and words. */
it.each([
  ['crm.item.list', {}, 100, 'Could not find value for parameter {entityTypeId}'],
  ['crm.item.get', {}, 'NOT_FOUND', 'Could not find value for parameter {entityTypeId}'],
  ['crm.item.batchImport', { entityTypeId: 2 }, 100, 'Could not find value for parameter {data}'],
  ['catalog.document.deleteList', {}, 0, 'Could not find value for parameter {documentIds}'],
  ['userfieldconfig.get', {}, '', 'moduleId is not defined or invalid.'],
  ['entity.add', {}, 'ERROR_ARGUMENT', "Argument 'ENTITY' is null or empty"],
  ['lists.get', {}, 'ERROR_REQUIRED_PARAMETERS_MISSING', 'Required parameter "IBLOCK_TYPE_ID" is missing.'],
  [
    'lists.element.update',
    { IBLOCK_TYPE_ID: 'lists' },
    'ERROR_REQUIRED_PARAMETERS_MISSING',
    'Required parameter "IBLOCK_ID/IBLOCK_CODE" is missing.',
  ],
  ['event.bind', {}, 'ERROR_ARGUMENT', "Argument 'EVENT' is null or empty"],
  ['crm.deal.get', { id: 99 }, '', 'Not found'],
  ['crm.deal.contact.items.get', { id: 99 }, '', 'Not found'],
  ['crm.deal.productrows.get', { id: 99 }, '', 'Not found'],
  ['crm.activity.get', { id: 99 }, '', 'Not found'],
  ['crm.currency.get', { id: 'XXX' }, '', 'Not found'],
  ['crm.contact.delete', { id: 99 }, 'ERROR_CORE', 'Not found'],
  ['tasks.task.update', { taskId: 99, fields: {} }, 'ERROR_CORE', 'wrong task id'],
  ['userfieldconfig.get', { moduleId: 'crm', id: 99 }, '', 'The user field was not found'],
  ['crm.deal.add', { fields: 'x' }, '', "Parameter 'fields' must be array."],
])('%s with %j says %j: %s', async (method, params, error, description) => {
  await using portal = await createPortal({ switches: { eventsByWebhook: true } })
  const { status, body } = await callV2(portal, method, params)
  expect({ status, body }).toMatchObject({ status: 400, body: { error, error_description: description } })
})

it('what is no argument is named beside the words', async () => {
  await using portal = await createPortal()
  const { body } = await callV2(portal, 'entity.add', {})
  expect(body['argument']).toBe('ENTITY')
})
