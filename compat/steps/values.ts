import type { Step, StepContext } from '../step.ts'

type Sdk = StepContext['sdk']
type Name = keyof Sdk

/** Enums and maps: each is compared member by member. */
const constants = [
  'ApiVersion',
  'LogLevel',
  'LoggerType',
  'MessageCommands',
  'LoadDataType',
  'TypeOption',
  'ConnectionType',
  'LsKeys',
  'PullStatus',
  'SenderType',
  'SubscriptionType',
  'CloseReasons',
  'SystemCommands',
  'ServerMode',
  'RpcMethod',
  'Environment',
  'B24LangList',
  'DataType',
  'EnumCrmEntityType',
  'EnumCrmEntityTypeId',
  'EnumCrmEntityTypeShort',
  'ProductRowDiscountTypeId',
  'CatalogProductType',
  'CatalogProductImageType',
  'CatalogRoundingRuleType',
  'EnumBitrix24Edition',
  'EnumBizprocBaseType',
  'EnumBizprocDocumentType',
  'EnumAppStatus',
  'StatusDescriptions',
  'TypeSpecificUrl',
  'ListRpcError',
  'B24LocaleMap',
] as const satisfies readonly Name[]

/** Objects of functions: the names of their members are compared. */
const toolboxes = ['Text', 'Type', 'Browser', 'FilterV3', 'BatchRefV3'] as const satisfies readonly Name[]

const functionsOf = (toolbox: object): string[] => {
  const own = new Set<string>()
  for (let at: object | null = toolbox; at !== null && at !== Object.prototype; at = prototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at))
      if (name !== 'constructor' && typeof Reflect.get(toolbox, name) === 'function') own.add(name)
  return [...own].toSorted()
}

const prototypeOf = (value: object): object | null => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return typeof prototype === 'object' ? prototype : null
}

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}

const documents = [
  'undefined',
  'lead',
  'company',
  'contact',
  'deal',
  'invoice',
  'quote',
  'order',
  'dynamic',
  'disk',
  'lists',
  'listsList',
] as const

const data = { a: 1, b: { c: 2 }, d: undefined }

export const valueSteps: readonly Step[] = [
  ...constants.map((name): Step => ({ name: `${name}, all members`, run: ({ sdk }) => Object.entries(sdk[name]) })),
  ...toolboxes.map((name): Step => ({
    name: `${name}, names of its functions`,
    run: ({ sdk }) => functionsOf(sdk[name]),
  })),
  {
    name: 'pick and omit',
    run: ({ sdk: { pick, omit } }) => [pick(data, ['b', 'd']), omit(data, ['a']), pick(data, []), omit(data, [])],
  },
  {
    name: 'isArrayOfArray',
    run: ({ sdk: { isArrayOfArray } }) =>
      [[], [1], [[1]], [[], 1], [1, []]].map((value) => isArrayOfArray<unknown>(value)),
  },
  {
    name: 'getEnumValue',
    run: ({ sdk: { getEnumValue, EnumCrmEntityTypeId, DataType } }) => [
      getEnumValue(EnumCrmEntityTypeId, 2),
      getEnumValue(EnumCrmEntityTypeId, '2'),
      getEnumValue(EnumCrmEntityTypeId, 'deal'),
      getEnumValue(EnumCrmEntityTypeId, 99) ?? 'none',
      getEnumValue(DataType, 'crm_status'),
      getEnumValue(DataType, 'crmStatus') ?? 'none',
    ],
  },
  { name: 'getEnvironment', run: ({ sdk: { getEnvironment } }) => getEnvironment() },
  {
    name: 'getEnumCrmEntityTypeShort',
    run: ({ sdk: { getEnumCrmEntityTypeShort, EnumCrmEntityTypeId } }) =>
      Object.values(EnumCrmEntityTypeId).map((id) => (typeof id === 'number' ? getEnumCrmEntityTypeShort(id) : id)),
  },
  ...documents.map((document): Step => ({
    name: `workflow document "${document}"`,
    run: ({ sdk }) => {
      const type = sdk.EnumBizprocDocumentType[document]
      return {
        crm: sdk.convertBizprocDocumentTypeToCrmEntityTypeId(type),
        type: thrownBy(() => sdk.getDocumentType(type)),
        typeOf31: thrownBy(() => sdk.getDocumentType(type, 31)),
        id: thrownBy(() => sdk.getDocumentId(type, 5)),
        idOf177: thrownBy(() => sdk.getDocumentId(type, 5, 177)),
        filter: thrownBy(() => sdk.getDocumentTypeForFilter(type)),
      }
    },
  })),
  {
    name: 'versionManager',
    run: ({ sdk: { versionManager, ApiVersion } }) => ({
      all: versionManager.getAllApiVersions(),
      v2: versionManager.isSupport(ApiVersion.v2, 'crm.deal.list'),
      version: versionManager.automaticallyObtainApiVersion('crm.deal.list'),
      batch: versionManager.automaticallyObtainApiVersionForBatch([['crm.deal.list', {}]]),
    }),
  },
  {
    name: 'versionManager of a method of the v3 list',
    run: ({ sdk: { versionManager, ApiVersion } }) => ({
      listed: versionManager.isSupport(ApiVersion.v3, 'tasks.task.get'),
      other: versionManager.isSupport(ApiVersion.v3, 'crm.deal.list'),
      version: versionManager.automaticallyObtainApiVersion('tasks.task.get'),
    }),
  },
]
