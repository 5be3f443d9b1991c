import * as sdk from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'

const names = (text: string): Record<string, string> => Object.fromEntries(text.split(' ').map((name) => [name, name]))

/** The members of an enum without the way back from numbers. */
const membersOf = (target: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(target).filter(([key]) => !/^\d+$/.test(key)))

const document = 'Bitrix\\Crm\\Integration\\BizProc\\Document\\'

const expected = {
  ApiVersion: { v3: 'v3', v2: 'v2' },
  EnumCrmEntityTypeId: {
    undefined: 0,
    lead: 1,
    deal: 2,
    contact: 3,
    company: 4,
    oldInvoice: 5,
    invoice: 31,
    quote: 7,
    requisite: 8,
    order: 14,
  },
  EnumCrmEntityType: {
    undefined: 'UNDEFINED',
    lead: 'CRM_LEAD',
    deal: 'CRM_DEAL',
    contact: 'CRM_CONTACT',
    company: 'CRM_COMPANY',
    oldInvoice: 'CRM_INVOICE',
    invoice: 'CRM_SMART_INVOICE',
    quote: 'CRM_QUOTE',
    requisite: 'CRM_REQUISITE',
    order: 'ORDER',
  },
  EnumCrmEntityTypeShort: {
    undefined: '?',
    lead: 'L',
    deal: 'D',
    contact: 'C',
    company: 'CO',
    oldInvoice: 'I',
    invoice: 'SI',
    quote: 'Q',
    requisite: 'RQ',
    order: 'O',
  },
  ProductRowDiscountTypeId: { undefined: 0, absolute: 1, percentage: 2 },
  CatalogProductType: { undefined: 0, product: 1, service: 7, sku: 3, skuEmpty: 6, offer: 4, offerEmpty: 5 },
  CatalogProductImageType: {
    undefined: 'UNDEFINED',
    detail: 'DETAIL_PICTURE',
    preview: 'PREVIEW_PICTURE',
    morePhoto: 'MORE_PHOTO',
  },
  CatalogRoundingRuleType: { undefined: 0, mathematical: 1, roundingUp: 2, roundingDown: 4 },
  EnumBitrix24Edition: names('undefined b24 box'),
  EnumBizprocBaseType: names('undefined crm disk lists'),
  EnumBizprocDocumentType: {
    undefined: 'undefined',
    lead: 'CCrmDocumentLead',
    company: 'CCrmDocumentCompany',
    contact: 'CCrmDocumentContact',
    deal: 'CCrmDocumentDeal',
    invoice: `${document}SmartInvoice`,
    quote: `${document}Quote`,
    order: `${document}Order`,
    dynamic: `${document}Dynamic`,
    disk: 'Bitrix\\Disk\\BizProcDocument',
    lists: 'BizprocDocument',
    listsList: 'Bitrix\\Lists\\BizprocDocumentLists',
  },
  EnumAppStatus: { Free: 'F', Demo: 'D', Trial: 'T', Paid: 'P', Local: 'L', Subscription: 'S' },
  StatusDescriptions: { F: 'Free', D: 'Demo', T: 'Trial', P: 'Paid', L: 'Local', S: 'Subscription' },
  LoadDataType: {
    App: 'app',
    Profile: 'profile',
    Currency: 'currency',
    AppOptions: 'appOptions',
    UserOptions: 'userOptions',
  },
  TypeOption: {
    NotSet: 'notSet',
    JsonArray: 'jsonArray',
    JsonObject: 'jsonObject',
    FloatVal: 'float',
    IntegerVal: 'integer',
    BoolYN: 'boolYN',
    StringVal: 'string',
  },
  TypeSpecificUrl: names('MainSettings UfList UfPage'),
  DataType: {
    ...names('undefined any integer boolean double date datetime string text file array object user location'),
    crmCategory: 'crm_category',
    crmStatus: 'crm_status',
    crmCurrency: 'crm_currency',
  },
  Environment: { UNKNOWN: 'unknown', BROWSE: 'browser', NODE: 'node' },
  LogLevel: { DEBUG: 0, INFO: 1, NOTICE: 2, WARNING: 3, ERROR: 4, CRITICAL: 5, ALERT: 6, EMERGENCY: 7 },
  LoggerType: names('desktop log info warn error trace'),
  MessageCommands: names(
    'getInitData setInstallFinish setInstall refreshAuth setAppOption setUserOption resizeWindow reloadWindow setTitle setScroll openApplication closeApplication openPath imCallTo imPhoneTo imOpenMessenger imOpenHistory selectUser selectAccess selectCRM showAppForm getInterface placementBindEvent',
  ),
  ConnectionType: { Undefined: 'undefined', WebSocket: 'webSocket', LongPolling: 'longPolling' },
  LsKeys: {
    PullConfig: 'bx-pull-config',
    WebsocketBlocked: 'bx-pull-websocket-blocked',
    LongPollingBlocked: 'bx-pull-longpolling-blocked',
    LoggingEnabled: 'bx-pull-logging-enabled',
  },
  PullStatus: { Online: 'online', Offline: 'offline', Connecting: 'connect' },
  SenderType: { Unknown: 0, Client: 1, Backend: 2 },
  SubscriptionType: { Server: 'server', Client: 'client', Online: 'online', Status: 'status', Revision: 'revision' },
  CloseReasons: {
    NORMAL_CLOSURE: 1000,
    SERVER_DIE: 1001,
    CONFIG_REPLACED: 3000,
    CHANNEL_EXPIRED: 3001,
    SERVER_RESTARTED: 3002,
    CONFIG_EXPIRED: 3003,
    MANUAL: 3004,
    STUCK: 3005,
    WRONG_CHANNEL_ID: 4010,
  },
  SystemCommands: names('CHANNEL_EXPIRE CONFIG_EXPIRE SERVER_RESTART'),
  ServerMode: { Shared: 'shared', Personal: 'personal' },
  RpcMethod: {
    Publish: 'publish',
    GetUsersLastSeen: 'getUsersLastSeen',
    Ping: 'ping',
    ListChannels: 'listChannels',
    SubscribeStatusChange: 'subscribeStatusChange',
    UnsubscribeStatusChange: 'unsubscribeStatusChange',
  },
  ListRpcError: {
    Parse: { code: -32700, message: 'Parse error' },
    InvalidRequest: { code: -32600, message: 'Invalid Request' },
    MethodNotFound: { code: -32601, message: 'Method not found' },
    InvalidParams: { code: -32602, message: 'Invalid params' },
    Internal: { code: -32603, message: 'Internal error' },
  },
  B24LangList: names('ru id ms de en la fr in it pl br vn tr kz ua ar th sc tc ja'),
  B24LocaleMap: {
    ru: 'ru-RU',
    id: 'id-ID',
    ms: 'ms-MY',
    de: 'de-DE',
    en: 'en-EN',
    la: 'es-ES',
    fr: 'fr-FR',
    in: 'hi-IN',
    it: 'it-IT',
    pl: 'pl-PL',
    br: 'pt-BR',
    vn: 'vi-VN',
    tr: 'tr-TR',
    kz: 'kk',
    ua: 'uk-UA',
    ar: 'ar-SA',
    th: 'th-TH',
    sc: 'zh-CN',
    tc: 'zh-TW',
    ja: 'ja-JP',
  },
} as const

describe('enums and constant maps', () => {
  it.each(Object.entries(expected))('%s has the members of the contract', (name, members) => {
    const exported: unknown = Reflect.get(sdk, name)
    expect(typeof exported === 'object' && exported !== null && membersOf(exported)).toEqual(members)
  })

  it('no enum of the package is missing here', () => {
    const enums = Object.entries(sdk)
      .filter(
        ([, value]) => typeof value === 'object' && Object.values(value).every((one) => typeof one !== 'function'),
      )
      .map(([name]) => name)
    expect(Object.keys(expected)).toEqual(expect.arrayContaining(enums))
  })
})

describe('CRM entity types', () => {
  it.each([
    { id: 2, short: 'D' },
    { id: 31, short: 'SI' },
    { id: 1030, short: '?' },
  ])('type $id has the short code $short', ({ id, short }) => {
    expect(Reflect.apply(sdk.getEnumCrmEntityTypeShort, undefined, [id])).toBe(short)
  })
})

describe('documents of workflows', () => {
  const types = sdk.EnumBizprocDocumentType
  it.each([
    { type: types.lead, entity: 'LEAD', id: 'LEAD_7', module: 'crm', crmType: 1 },
    { type: types.company, entity: 'COMPANY', id: 'COMPANY_7', module: 'crm', crmType: 4 },
    { type: types.contact, entity: 'CONTACT', id: 'CONTACT_7', module: 'crm', crmType: 3 },
    { type: types.deal, entity: 'DEAL', id: 'DEAL_7', module: 'crm', crmType: 2 },
    { type: types.invoice, entity: 'SMART_INVOICE', id: 'SMART_INVOICE_7', module: 'crm', crmType: 31 },
    { type: types.quote, entity: 'QUOTE', id: 'QUOTE_7', module: 'crm', crmType: 7 },
    { type: types.order, entity: 'ORDER', id: 'ORDER_7', module: 'crm', crmType: 14 },
    { type: types.dynamic, entity: 'DYNAMIC_5', id: 'DYNAMIC_8_7', module: 'crm', crmType: 0 },
    { type: types.disk, entity: 'STORAGE_5', id: '7', module: 'disk', crmType: 0 },
    { type: types.lists, entity: 'iblock_5', id: '7', module: 'lists', crmType: 0 },
    { type: types.listsList, entity: 'iblock_5', id: '7', module: 'lists', crmType: 0 },
    { type: types.undefined, entity: '', id: '', module: 'undefined', crmType: 0 },
  ])('$type', ({ type, entity, id, module, crmType }) => {
    expect(sdk.getDocumentType(type, 5)).toEqual([module, type, entity])
    expect(sdk.getDocumentId(type, 7, 8)).toEqual([module, type, id])
    expect(sdk.getDocumentTypeForFilter(type)).toEqual([module, type])
    expect(sdk.convertBizprocDocumentTypeToCrmEntityTypeId(type)).toBe(crmType)
  })

  it.each([types.dynamic, types.disk, types.lists, types.listsList])('%s needs the number of its container', (type) => {
    expect(() => sdk.getDocumentType(type, 0)).toThrow('Need set entityId')
  })

  it('a document of a smart process needs the number of its type', () => {
    expect(() => sdk.getDocumentId(types.dynamic, 7)).toThrow('Need set dynamicId')
  })
})
