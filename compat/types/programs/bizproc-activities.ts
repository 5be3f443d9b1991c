// Robots and activities registered.
import {
  B24LangList,
  convertBizprocDocumentTypeToCrmEntityTypeId,
  EnumBizprocBaseType,
  EnumBizprocDocumentType,
  getDocumentId,
  getDocumentType,
  getDocumentTypeForFilter,
  type ActivityConfig,
  type ActivityOrRobotConfig,
  type ActivityProperty,
  type ActivityPropertyType,
  type TypeB24,
} from '@bitrix24/b24jssdk'

const type: ActivityPropertyType = 'select'
const property: ActivityProperty = {
  Name: { [B24LangList.en]: 'Text' },
  Type: type,
  Required: 'Y',
  Multiple: 'N',
  Default: 'a',
  Options: { a: 'A', 1: 'B' },
}

export const robot: ActivityConfig = {
  CODE: 'robot',
  HANDLER: 'https://x',
  NAME: 'Robot',
  DOCUMENT_TYPE: ['crm', 'CCrmDocumentDeal', 'DEAL'],
  PROPERTIES: { text: property, list: { Name: 'L', Type: 'string', Default: ['a'] } },
  RETURN_PROPERTIES: { out: { Name: 'Out', Type: 'string' } },
  FILTER: { INCLUDE: ['b24', ['crm', 'x']] },
  USE_SUBSCRIPTION: 'Y',
}
export const either: ActivityOrRobotConfig = { type: 'robot', CODE: 'x', PROPERTIES: robot.PROPERTIES }
export const upper = (one: ActivityProperty): string => one.Default.toUpperCase()
export const register = ($b24: TypeB24, config: ActivityConfig) =>
  $b24.actions.v2.call.make<boolean>({ method: 'bizproc.robot.add', params: config })
export const ids = [
  getDocumentId(EnumBizprocDocumentType.deal, 1),
  getDocumentType(EnumBizprocDocumentType.dynamic, 128),
  getDocumentTypeForFilter(EnumBizprocDocumentType.lead),
  convertBizprocDocumentTypeToCrmEntityTypeId(EnumBizprocDocumentType.deal),
  EnumBizprocBaseType.crm,
]
