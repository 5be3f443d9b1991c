import type { WrittenRow } from '../engine/entity-rows.ts'
import { typeFlags } from '../families/crm/entities/item-types.ts'

type Semantics = 'S' | 'F'
type Entry = readonly [statusId: string, name: string, semantics?: Semantics]

const dealStages = (prefix: string): readonly Entry[] => [
  [`${prefix}NEW`, 'New'],
  [`${prefix}PREPARATION`, 'Preparing documents'],
  [`${prefix}PREPAYMENT_INVOICE`, 'Prepayment invoice'],
  [`${prefix}EXECUTING`, 'In progress'],
  [`${prefix}FINAL_INVOICE`, 'Final invoice'],
  [`${prefix}WON`, 'Deal won', 'S'],
  [`${prefix}LOSE`, 'Deal lost', 'F'],
  [`${prefix}APOLOGY`, 'Analyse failure', 'F'],
]

const dictionaries: Readonly<Record<string, readonly Entry[]>> = {
  STATUS: [
    ['NEW', 'Unassigned'],
    ['IN_PROCESS', 'In progress'],
    ['PROCESSED', 'Processed'],
    ['CONVERTED', 'Good lead', 'S'],
    ['JUNK', 'Junk lead', 'F'],
  ],
  DEAL_STAGE: dealStages(''),
  DEAL_STAGE_1: dealStages('C1:'),
  QUOTE_STATUS: [
    ['DRAFT', 'Draft'],
    ['SENT', 'Sent to client'],
    ['APPROVED', 'Accepted', 'S'],
    ['DECLAINED', 'Declined', 'F'],
  ],
  INVOICE_STATUS: [
    ['N', 'New'],
    ['S', 'Sent to client'],
    ['P', 'Paid', 'S'],
    ['D', 'Declined', 'F'],
  ],
  SMART_INVOICE_STAGE_3: [
    ['DT31_3:N', 'New'],
    ['DT31_3:S', 'Sent to client'],
    ['DT31_3:P', 'Paid', 'S'],
    ['DT31_3:D', 'Unpaid', 'F'],
  ],
  DYNAMIC_128_STAGE_4: [
    ['DT128_4:NEW', 'Start'],
    ['DT128_4:PREPARATION', 'Preparation'],
    ['DT128_4:CLIENT', 'Review'],
    ['DT128_4:SUCCESS', 'Success', 'S'],
    ['DT128_4:FAIL', 'Failure', 'F'],
  ],
  SOURCE: [
    ['CALL', 'Call'],
    ['EMAIL', 'E-mail'],
    ['WEB', 'Website'],
    ['ADVERTISING', 'Advertising'],
    ['PARTNER', 'Existing client'],
    ['RECOMMENDATION', 'By recommendation'],
    ['TRADE_SHOW', 'Show or exhibition'],
    ['WEBFORM', 'CRM form'],
    ['OTHER', 'Other'],
  ],
  DEAL_TYPE: [
    ['SALE', 'Sale'],
    ['COMPLEX', 'Integrated sale'],
    ['GOODS', 'Goods sale'],
    ['SERVICES', 'Services'],
    ['SERVICE', 'Maintenance'],
  ],
  CONTACT_TYPE: [
    ['CLIENT', 'Clients'],
    ['SUPPLIER', 'Suppliers'],
    ['PARTNER', 'Partners'],
    ['OTHER', 'Other'],
  ],
  COMPANY_TYPE: [
    ['CUSTOMER', 'Client'],
    ['SUPPLIER', 'Supplier'],
    ['COMPETITOR', 'Competitor'],
    ['PARTNER', 'Partner'],
    ['OTHER', 'Other'],
  ],
  INDUSTRY: [
    ['IT', 'Information technology'],
    ['TELECOM', 'Telecommunication'],
    ['MANUFACTURING', 'Manufacturing'],
    ['BANKING', 'Banking services'],
    ['OTHER', 'Other'],
  ],
  EMPLOYEES: [
    ['EMPLOYEES_1', 'less than 50'],
    ['EMPLOYEES_2', '50 - 250'],
    ['EMPLOYEES_3', '250 - 500'],
    ['EMPLOYEES_4', 'more than 500'],
  ],
  HONORIFIC: [
    ['HNR_EN_1', 'Mr.'],
    ['HNR_EN_2', 'Ms.'],
    ['HNR_EN_3', 'Mrs.'],
    ['HNR_EN_4', 'Dr.'],
  ],
}

const colors = ['#39A8EF', '#2FC6F6', '#55D0E0', '#47E4C2', '#FFA900', '#7BD500', '#FF5752', '#A861AB']
const stepOfSort = 10

/** The stages and other dictionaries of a new portal. */
export const statusRows: readonly WrittenRow<'status'>[] = Object.entries(dictionaries).flatMap(([entityId, entries]) =>
  entries.map(([statusId, name, semantics], index) => ({
    entityId,
    statusId,
    name,
    nameInit: name,
    sort: (index + 1) * stepOfSort,
    system: index === 0 || semantics === 'S' ? 'Y' : 'N',
    categoryId: categoryOf(entityId),
    color: entityId.includes('STA') ? (colors[index % colors.length] ?? null) : null,
    semantics: semantics ?? null,
  })),
)

function categoryOf(entityId: string): number | null {
  const digits = /_STAGE_(\d+)$/.exec(entityId)
  if (digits !== null) return Number(digits[1])
  return entityId === 'DEAL_STAGE' ? 0 : null
}

const semanticsByStage = new Map(
  Object.values(dictionaries).flatMap((entries) => entries.map(([statusId, , semantics]) => [statusId, semantics])),
)

/** The meaning of a stage: `S` success, `F` failure, `P` process. Stages that users add are `P`. */
export const semanticsOf = (stageId: string): 'S' | 'F' | 'P' => semanticsByStage.get(stageId) ?? 'P'

export const firstStage = (dictionary: string): string | undefined => dictionaries[dictionary]?.[0]?.[0]

/** The pipelines. Their ids count over all types. */
export const categoryRows: readonly WrittenRow<'category'>[] = [
  { id: 0, name: 'General', sort: 200, entityTypeId: 2, isDefault: 'Y' },
  { id: 1, name: 'Partners', sort: 300, entityTypeId: 2, isDefault: 'N' },
  { id: 3, name: 'Invoices', sort: 500, entityTypeId: 31, isDefault: 'Y' },
  { id: 4, name: 'General', sort: 500, entityTypeId: 128, isDefault: 'Y' },
]

/** The first one is the portal's base currency. */
export const currencyRows: readonly WrittenRow<'currency'>[] = [
  ['USD', '1.0000', 'US Dollar', '$#'],
  ['EUR', '1.0800', 'Euro', '&euro;#'],
  ['GBP', '1.2700', 'Pound Sterling', '&pound;#'],
].map(([currency = '', amount = '', fullName = '', formatString = ''], index) => ({
  currency,
  amountCnt: 1,
  amount,
  sort: (index + 1) * 100,
  base: index === 0 ? 'Y' : 'N',
  fullName,
  lid: 'en',
  formatString,
  decPoint: '.',
  thousandsSep: ',',
  decimals: 2,
  dateUpdate: '2026-01-15T12:00:00+03:00',
}))

export const baseCurrency = 'USD'

export const departmentRows: readonly WrittenRow<'department'>[] = [
  { id: 1, name: 'Head office', sort: 500, parent: null, ufHead: 1 },
]

/** User 1 is an administrator and owns the default webhook. */
export const userRows: readonly WrittenRow<'user'>[] = [
  { id: 1, name: 'Ann', lastName: 'Lee', email: 'ann.lee@example.com', isAdmin: true, workPosition: 'Director' },
  { id: 2, name: 'Bob', lastName: 'Ray', email: 'bob.ray@example.com', isAdmin: false, workPosition: 'Sales manager' },
].map((user) => ({
  ...user,
  active: true,
  isOnline: 'N',
  userType: 'employee',
  ufDepartment: [1],
  timeZone: '',
  personalGender: '',
  dateRegister: '2026-01-15T12:00:00+03:00',
  lastLogin: '2026-01-15T12:00:00+03:00',
}))

/** The company's drive, whose root folder has the id 1, and the drives of the two users. */
export const diskStorageRows: readonly WrittenRow<'diskStorage'>[] = [
  { id: 1, name: 'Shared drive', entityType: 'common', entityId: 'shared_files_s1', rootObjectId: 1 },
  { id: 2, name: 'Ann Lee', entityType: 'user', entityId: '1', rootObjectId: 900_002 },
  { id: 3, name: 'Bob Ray', entityType: 'user', entityId: '2', rootObjectId: 900_003 },
].map((storage) => ({ ...storage, moduleId: 'disk', code: null }))

/** The invoices and one smart process. */
export const crmTypeRows: readonly WrittenRow<'crmType'>[] = [
  { id: 1, title: 'Invoice', entityTypeId: 31 },
  { id: 2, title: 'Item', entityTypeId: 128 },
].map((type) => ({
  ...type,
  code: '',
  createdBy: 1,
  updatedBy: 1,
  createdTime: '2026-01-15T12:00:00+03:00',
  updatedTime: '2026-01-15T12:00:00+03:00',
  ...Object.fromEntries(typeFlags.map((flag) => [flag, 'Y'])),
}))
