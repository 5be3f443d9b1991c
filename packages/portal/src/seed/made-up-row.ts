import { madeUpLogLine, madeUpMail, madeUpWorkday } from './made-up-office.ts'
import type { EntityName } from '../engine/entity-rows.ts'
import type { Row } from '../engine/untyped-row.ts'
import { crmTypes } from '../families/crm/entities/item-types.ts'

/** Generates the content of a row from its id. The same id always gives the same row. */
export const madeUpRow = (entity: EntityName, id: number): Row => {
  const label = String(id)
  switch (entity) {
    case 'contact':
      return { id, name: firstNames[id % firstNames.length] ?? 'Ann', lastName: `Contact ${label}` }
    case 'user':
      return { id, name: 'User', lastName: label, email: `user${label}@example.com`, active: true, ufDepartment: [1] }
    case 'department':
      return { id, name: `Department ${label}`, parent: 1 }
    case 'status':
      return { id, entityId: 'SOURCE', statusId: `SOURCE_${label}`, name: `Source ${label}`, sort: id }
    case 'category':
      return { id, name: `Pipeline ${label}`, entityTypeId: 2, sort: id, isDefault: 'N' }
    case 'currency':
      return { id, currency: `X${label}`, fullName: `Currency ${label}`, amount: '1.0000', amountCnt: 1 }
    case 'productRow':
      return {
        id,
        ownerId: 1,
        ownerType: 'D',
        productId: 0,
        productName: `Product ${label}`,
        price: id % 1000,
        quantity: 1,
      }
    case 'product':
      return { id, name: `Product ${label}`, price: id % 1000, currencyId: 'USD', active: 'Y' }
    case 'task':
      return { id, title: `Task ${label}`, responsibleId: 1, createdBy: 1 }
    case 'diskObject':
      return { id, name: `File ${label}.txt`, type: 'file', parentId: 1, storageId: 1, size: id % 100_000 }
    case 'event':
      return { id, event: 'ONCRMDEALADD', handler: `https://example.com/handler/${label}` }
    case 'taskResult':
      return { id, taskId: 1, text: `Result ${label}` }
    case 'taskMessage':
      return { id, taskId: 1, text: `Message ${label}` }
    case 'eventlog':
      return madeUpLogLine(id)
    case 'mailbox':
      return { id, userId: 1, name: `Box ${label}`, email: `box${label}@example.com`, senderName: `Box ${label}` }
    case 'mailMessage':
      return madeUpMail(id)
    case 'timemanRecord':
      return madeUpWorkday(id)
    default:
      return { id, title: `${titles.get(entity) ?? entity} ${label}`, opportunity: (id * 37) % 10_000 }
  }
}

const firstNames = ['Ann', 'Bob', 'Cid', 'Dora', 'Eve', 'Finn', 'Gus']
const titles = new Map<string, string>(crmTypes.map(({ entityName, title }) => [entityName, title]))
