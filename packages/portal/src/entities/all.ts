import type { Entity } from '../engine/entity.ts'
import { catalogEntity, catalogPropertyEntity, catalogPropertyEnumEntity, catalogSectionEntity } from './catalogue.ts'
import {
  nodeCommunicationEntity,
  departmentEntity,
  diskObjectEntity,
  eventEntity,
  offlineEventEntity,
  userEntity,
} from './company-structure.ts'
import { calendarEventEntity, calendarSectionEntity, calendarSettingsEntity } from './calendar.ts'
import { diskStorageEntity, diskVersionEntity } from './disk.ts'
import { cardConfigurationEntity, layoutBlocksEntity, timelinePinEntity } from './crm-cards.ts'
import { crmEntities, crmTypeEntity } from './crm.ts'
import { crmLinkSortEntity, stageHistoryEntity } from './crm-links.ts'
import { invoiceEntity, invoiceRecurringEntity, invoiceRowEntity, personTypeEntity } from './invoice.ts'
import { categoryEntity, currencyEntity, productEntity, productRowEntity, statusEntity } from './crm-parts.ts'
import { eventLogEntity } from './event-log.ts'
import { timemanBreakEntity, timemanOptionEntity, timemanRecordEntity } from './timeman.ts'
import { listElementEntity, listEntity, listFieldEntity, listSectionEntity } from './lists.ts'
import { imChatEntity, imMessageEntity, imNotificationEntity, imRecentEntity, imSearchedEntity } from './messenger.ts'
import { mailboxEntity, mailMessageEntity } from './mail.ts'
import { orderPropertyValueEntity, shipmentPropertyValueEntity } from './shop.ts'
import { entityItemEntity, entityPropertyEntity, entitySectionEntity, entityStorageEntity } from './entity-storage.ts'
import { taskEntity } from './task.ts'
import {
  taskChecklistEntity,
  taskCommentEntity,
  taskDependenceEntity,
  taskElapsedEntity,
  taskHistoryEntity,
  taskMarkEntity,
} from './task-pieces.ts'
import { workgroupEntity, workgroupMemberEntity } from './workgroup.ts'
import { fileEntity } from './file.ts'
import { userFieldEntity, userFieldItemEntity } from './user-field.ts'
import { taskMessageEntity, taskResultEntity } from './task-parts.ts'

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
