import type { Entity } from '../engine/entity.ts'
import {
  catalogEntity,
  catalogPropertyEntity,
  catalogPropertyEnumEntity,
  catalogSectionEntity,
} from '../families/catalog/entities.ts'
import {
  nodeCommunicationEntity,
  departmentEntity,
  diskObjectEntity,
  eventEntity,
  offlineEventEntity,
  userEntity,
} from './company-structure.ts'
import { calendarEventEntity, calendarSectionEntity, calendarSettingsEntity } from '../families/calendar/entities.ts'
import { diskStorageEntity, diskVersionEntity } from '../families/disk/entities.ts'
import { cardConfigurationEntity, layoutBlocksEntity, timelinePinEntity } from '../families/crm/entities/cards.ts'
import { crmEntities, crmTypeEntity } from '../families/crm/entities/item-types.ts'
import { crmLinkSortEntity, stageHistoryEntity } from '../families/crm/entities/links.ts'
import {
  invoiceEntity,
  invoiceRecurringEntity,
  invoiceRowEntity,
  personTypeEntity,
} from '../families/crm/entities/invoice.ts'
import {
  categoryEntity,
  currencyEntity,
  productEntity,
  productRowEntity,
  statusEntity,
} from '../families/crm/entities/parts.ts'
import { eventLogEntity } from '../families/main/entities.ts'
import { timemanBreakEntity, timemanOptionEntity, timemanRecordEntity } from '../families/timeman/entities.ts'
import { listElementEntity, listEntity, listFieldEntity, listSectionEntity } from '../families/lists/entities.ts'
import {
  imChatEntity,
  imMessageEntity,
  imNotificationEntity,
  imRecentEntity,
  imSearchedEntity,
} from '../families/im/entities.ts'
import { mailboxEntity, mailMessageEntity } from '../families/mail/entities.ts'
import { orderPropertyValueEntity, shipmentPropertyValueEntity } from '../families/sale/entities.ts'
import {
  entityItemEntity,
  entityPropertyEntity,
  entitySectionEntity,
  entityStorageEntity,
} from '../families/entity/entities.ts'
import { taskEntity } from '../families/tasks/entities/task.ts'
import {
  taskChecklistEntity,
  taskCommentEntity,
  taskDependenceEntity,
  taskElapsedEntity,
  taskHistoryEntity,
  taskMarkEntity,
} from '../families/tasks/entities/task-pieces.ts'
import { workgroupEntity, workgroupMemberEntity } from '../families/sonet_group/entities.ts'
import { fileEntity } from '../files/file-entity.ts'
import { userFieldEntity, userFieldItemEntity } from '../custom-fields/entities.ts'
import { taskMessageEntity, taskResultEntity } from '../families/tasks/entities/task-parts.ts'

/** Every entity the portal keeps rows of. */
export const allEntities = [
  ...crmEntities,
  productRowEntity,
  productEntity,
  catalogEntity,
  catalogSectionEntity,
  catalogPropertyEntity,
  catalogPropertyEnumEntity,
  cardConfigurationEntity,
  layoutBlocksEntity,
  timelinePinEntity,
  invoiceEntity,
  invoiceRowEntity,
  invoiceRecurringEntity,
  personTypeEntity,
  orderPropertyValueEntity,
  shipmentPropertyValueEntity,
  statusEntity,
  categoryEntity,
  currencyEntity,
  taskEntity,
  taskResultEntity,
  taskMessageEntity,
  userEntity,
  departmentEntity,
  nodeCommunicationEntity,
  diskObjectEntity,
  eventEntity,
  offlineEventEntity,
  eventLogEntity,
  timemanRecordEntity,
  mailboxEntity,
  mailMessageEntity,
  userFieldEntity,
  userFieldItemEntity,
  fileEntity,
  workgroupEntity,
  workgroupMemberEntity,
  imChatEntity,
  imMessageEntity,
  imRecentEntity,
  imNotificationEntity,
  imSearchedEntity,
  taskCommentEntity,
  taskChecklistEntity,
  taskElapsedEntity,
  taskMarkEntity,
  taskDependenceEntity,
  taskHistoryEntity,
  crmTypeEntity,
  crmLinkSortEntity,
  stageHistoryEntity,
  diskStorageEntity,
  diskVersionEntity,
  listEntity,
  listFieldEntity,
  listElementEntity,
  listSectionEntity,
  timemanBreakEntity,
  timemanOptionEntity,
  entityStorageEntity,
  entityPropertyEntity,
  entityItemEntity,
  entitySectionEntity,
  calendarEventEntity,
  calendarSectionEntity,
  calendarSettingsEntity,
] as const satisfies readonly Entity[]

/** Names of the entities, as `Portal.insert`, `rows` and a seed take them. */
export type EntityName = (typeof allEntities)[number]['name']
