import type { Seed, WireValue } from '@bitrix24/b24jssdk-portal'
import { calendarExamples } from './examples/calendar.ts'
import { catalogueExamples } from './examples/catalogue.ts'
import { crmExamples } from './examples/crm.ts'
import { diskExamples } from './examples/disk.ts'
import { documentExamples } from './examples/documents.ts'
import { entityExamples } from './examples/entity.ts'
import { groupExamples } from './examples/groups.ts'
import { listExamples } from './examples/lists.ts'
import { messengerExamples } from './examples/messenger.ts'
import { taskExamples } from './examples/tasks.ts'
import type { FamilyExamples } from './examples/example.ts'
import { timemanExamples } from './examples/timeman.ts'
import { userFieldExamples } from './examples/user-fields.ts'

const families: readonly FamilyExamples[] = [
  userFieldExamples,
  diskExamples,
  crmExamples,
  catalogueExamples,
  taskExamples,
  messengerExamples,
  groupExamples,
  listExamples,
  timemanExamples,
  calendarExamples,
  entityExamples,
  documentExamples,
]

/** Calls that are made before answers are compared. */
export const firstCalls: FamilyExamples['firstCalls'] = [
  ...families.flatMap((family) => family.firstCalls),
  ['log.blogpost.add', { POST_MESSAGE: 'A' }],
  ['log.blogcomment.add', { POST_ID: 1, TEXT: 'A' }],
  [
    'imopenlines.config.add',
    { PARAMS: { LINE_NAME: 'A', QUEUE: [1, 2], WORKTIME_HOLIDAYS: '1.01,7.01', WORKTIME_DAYOFF: ['SA'] } },
  ],
]

/** Rows that the documented examples speak of, with everything in them that an example shows. */
export const seedOfExamples: Seed = {
  lead: [
    {
      id: 1,
      title: 'A',
      fm: [
        { id: 4, typeId: 'PHONE', valueType: 'WORK', value: '+1' },
        { id: 5, typeId: 'IM', valueType: 'WORK', value: 'a' },
      ],
    },
    2,
    { id: 3, title: 'A', name: 'B', lastName: 'C' },
  ],
  deal: [1, 2, 3],
  contact: [
    {
      id: 1,
      name: 'Ann',
      fm: [
        { id: 1, typeId: 'PHONE', valueType: 'WORK', value: '+1' },
        { id: 2, typeId: 'EMAIL', valueType: 'WORK', value: 'a@b.c' },
      ],
    },
    2,
    3,
  ],
  company: [{ id: 1, title: 'A', fm: [{ id: 3, typeId: 'PHONE', valueType: 'WORK', value: '+1' }] }, 2, 3],
  quote: [1, 2, 3],
  productRow: [
    {
      id: 1,
      ownerId: 1,
      ownerType: 'D',
      productId: 1,
      productName: 'A',
      price: 2,
      quantity: 1,
      customized: 'Y',
      measureName: 'pcs.',
      type: 1,
      storeId: 1,
    },
  ],
  task: [1, 2, 3],
  taskResult: [{ id: 1, taskId: 1, text: 'Done', messageId: 1 }],
  taskMessage: [{ id: 1, taskId: 1, text: 'Hello' }],
  mailbox: [1, 2],
  mailMessage: [1, 2, 3],
  eventlog: [1, 2, 3],
  timemanRecord: [1, 2, { id: 3, userId: 3, startTime: '2026-02-03T09:00:00+03:00' }],
  diskObject: [{ id: 2, name: 'A', type: 'folder', parentId: 1, storageId: 1 }],
  department: [{ id: 2, name: 'Sales', parent: 1, ufHead: 1 }],
}

const letter = { from: 'box1@example.com', to: ['a@example.com'], subject: 'A', body: 'B' }

/** Parameters where those made from the documentation alone name nothing that exists. */
export const ownParams: Readonly<Record<string, WireValue>> = {
  'crm.currency.get': { id: 'USD' },
  'crm.currency.update': { id: 'EUR', fields: { SORT: 10 } },
  'crm.currency.delete': { id: 'GBP' },
  'crm.deal.productrows.get': { id: 1 },
  'crm.deal.productrows.set': { id: 2, rows: [{ PRODUCT_NAME: 'A', PRICE: 1 }] },
  'crm.lead.productrows.get': { id: 1 },
  'crm.deal.recurring.update': { id: 1, fields: { ACTIVE: 'Y' } },
  'crm.item.add': { entityTypeId: 2, fields: { title: 'A' } },
  'crm.item.get': { entityTypeId: 1, id: 3 },
  'crm.item.update': { entityTypeId: 2, id: 3, fields: { title: 'B' } },
  'crm.item.list': { entityTypeId: 1 },
  'crm.item.delete': { entityTypeId: 2, id: 2 },
  'crm.item.productrow.add': { fields: { ownerId: 3, ownerType: 'D', productName: 'A', price: 2, quantity: 1 } },
  'crm.item.productrow.set': { ownerId: 3, ownerType: 'D', productRows: [{ productName: 'A', price: 2 }] },
  'crm.lead.update': { id: 2, fields: { TITLE: 'A' } },
  'department.get': { ID: 2 },
  'user.get': { ID: 1 },
  'user.search': { FILTER: { NAME: 'Ann' } },
  'event.offline.get': { auth_connector: '' },
  'event.offline.list': {},
  'event.offline.error': { process_id: '1', message_id: ['0123456789abcdef0123456789abcdef'] },
  'v3:humanresources.node.member.remove': { nodeId: 2, userIds: [1, 99] },
  'app.option.set': { options: { data: 'a', data2: 'b' } },
  'user.option.set': { options: { data: 'a', data2: 'b' } },
  'v3:tasks.task.delete': { id: 3 },
  'tasks.task.add': { fields: { TITLE: 'A', RESPONSIBLE_ID: 1 } },
  'event.bind': { event: 'ONCRMDEALADD', handler: 'https://example.com/' },
  'event.unbind': { event: 'ONCRMDEALADD', handler: 'https://example.com/' },
  'v3:humanresources.node.add': {
    name: 'A',
    type: 'DEPARTMENT',
    parentId: 1,
    userIds: { MEMBER_EMPLOYEE: [2] },
  },
  'v3:humanresources.node.list': { type: 'DEPARTMENT' },
  'v3:humanresources.node.member.add': { nodeId: 1, userIds: [2], role: 'MEMBER_EMPLOYEE' },
  'v3:mail.message.send': letter,
  'v3:mail.message.reply': { ...letter, replyToMessageId: 1 },
  'v3:mail.message.forward': { ...letter, forwardMessageId: 1 },
  'v3:mail.message.movetofolder': { messageIds: [2], action: 'spam' },
  'user.update': {
    ID: 1,
    PERSONAL_BIRTHDAY: '1990-01-15',
    PERSONAL_GENDER: 'F',
    PERSONAL_MOBILE: '1',
    WORK_PHONE: '1',
    UF_PHONE_INNER: '1',
    UF_DEPARTMENT: [1, 2],
    TIME_ZONE: 'Europe/Berlin',
  },
  'placement.bind': { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: 'https://example.com/' },
  'v3:humanresources.node.search': { query: 'Sales', type: 'DEPARTMENT', name: 'Sales' },
  'v3:main.eventlog.get': { id: 1 },
  'app.option.get': {},
  'user.option.get': {},
  'v3:call.followup.field.get': { name: 'callId' },
  'v3:humanresources.employee.field.get': { name: 'userId' },
  'v3:humanresources.node.member.field.get': { name: 'userId' },
  'v3:note.document.search.field.get': { name: 'documentId' },
  'v3:tasks.task.file.field.get': { name: 'taskId' },
  'v3:timeman.record.list': { filter: [['userId', '=', 1]] },
  'v3:tasks.task.result.list': { filter: [['taskId', '=', 1]] },
  'v3:humanresources.node.communication.edit': { nodeId: 1, communicationType: 'CHAT', createDefault: true },
  'v3:humanresources.node.move': { id: 2, parentId: 1 },
  ...Object.fromEntries(families.flatMap(({ params }) => Object.entries(params))),
}
