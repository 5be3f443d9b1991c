import { createPortal, type Portal, type WireMap } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { callV2, resultOf } from '../client.ts'

const nobody = 99_999

let portal: Portal
beforeAll(async () => {
  portal = await createPortal({ seed: { deal: [1], task: [1], lead: [1], quote: [1] } })
  await resultOf(portal, 'im.chat.add', { TITLE: 'A', USERS: [2] })
  await resultOf(portal, 'sonet_group.create', { NAME: 'A' })
})
afterAll(async () => portal.close())

/** Refusals as the pages of the methods have them, where modules differ from what is general. */
const refusals: readonly (readonly [method: string, params: WireMap, error: string | number, status?: number])[] = [
  ['im.chat.user.add', { CHAT_ID: 1 }, 'CHAT_ID_EMPTY'],
  ['im.chat.updateColor', { CHAT_ID: nobody, COLOR: 'SAND' }, 'WRONG_REQUEST'],
  ['im.chat.updateColor', { CHAT_ID: 1, COLOR: 'NONE' }, 'WRONG_COLOR'],
  ['im.chat.mute', { CHAT_ID: nobody, MUTE: 'Y' }, 'ACCESS_ERROR', 403],
  ['im.disk.folder.get', { DIALOG_ID: `chat${String(nobody)}` }, 'ACCESS_ERROR', 403],
  ['im.chat.user.delete', { CHAT_ID: nobody, USER_ID: 1 }, 'USER_NOT_FOUND'],
  ['im.user.list.get', {}, 'INVALID_FORMAT'],
  [
    'im.v2.File.upload',
    { dialogId: `chat${String(nobody)}`, fields: { name: 'a', content: 'YQ==' } },
    'CHAT_NOT_FOUND',
  ],
  ['im.notify.answer', { ID: nobody, ANSWER_TEXT: 'A' }, 'ID_ERROR'],
  ['sonet_group.user.add', { USER_ID: 1 }, ''],
  ['sonet_group.user.add', { GROUP_ID: 1 }, ''],
  ['sonet_group.delete', { GROUP_ID: nobody }, ''],
  ['task.item.userfield.add', {}, 'ERROR_CORE'],
  ['task.item.userfield.update', { DATA: { SORT: 1 } }, 'ERROR_CORE'],
  ['task.item.userfield.update', { ID: nobody, DATA: { SORT: 1 } }, 'ERROR_NOT_FOUND'],
  ['disk.folder.addSubFolder', { id: 1 }, 'ERROR_ARGUMENT'],
  ['disk.file.search', {}, 'ERROR_ARGUMENT'],
  ['lists.section.delete', { IBLOCK_TYPE_ID: 'lists', IBLOCK_ID: nobody, SECTION_ID: 1 }, 'ERROR_SECTION_NOT_FOUND'],
  ['log.blogcomment.add', { POST_ID: nobody, TEXT: 'A' }, ''],
  ['userfieldconfig.get', { moduleId: 'crm' }, ''],
  ['crm.activity.binding.add', { activityId: nobody, entityTypeId: 2, entityId: 1 }, 'NOT_FOUND'],
  ['crm.activity.todo.updateColor', { id: 1, ownerTypeId: 2, ownerId: 1 }, 100],
  ['crm.currency.localizations.delete', { id: 'USD' }, ''],
  ['crm.item.payment.delivery.add', { paymentId: nobody, deliveryId: 1 }, 0],
  ['crm.item.productrow.get', { id: nobody }, 'NOT_FOUND'],
  ['crm.item.productrow.set', { ownerId: 1, ownerType: 'D' }, 100],
  ['crm.quote.delete', { id: nobody }, 'ERROR_CORE'],
]

it.each(refusals.map(([method, params, error, status = 400]) => ({ method, params, error, status })))(
  '$method with $params: $error',
  async ({ method, params, error, status }) => {
    const reply = await callV2(portal, method, params)
    expect({ status: reply.status, error: reply.body['error'] }).toEqual({ status, error })
  },
)
