import { freshTable } from '../fresh-table.ts'

/** The groups of order properties, by the payer type that they are for: 1 individuals, 2 legal entities. */
export const freshPropertyGroups = freshTable('salePropertygroup', {
  parents: [['personTypeId', 'salePersontype']],
  rows: [
    { id: 1, personTypeId: 1, name: 'Personal information', sort: 100 },
    { id: 2, personTypeId: 1, name: 'Delivery information', sort: 200 },
    { id: 3, personTypeId: 2, name: 'Company information', sort: 100 },
    { id: 4, personTypeId: 2, name: 'Delivery information', sort: 200 },
  ],
})

/** What an order can use a property for. */
type Use = 'isProfileName' | 'isPayer' | 'isEmail' | 'isPhone' | 'isZip' | 'isAddress' | 'isLocation' | 'isLocation4tax'

const uses: Readonly<Record<Use, 'N'>> = {
  isProfileName: 'N',
  isPayer: 'N',
  isEmail: 'N',
  isPhone: 'N',
  isZip: 'N',
  isAddress: 'N',
  isLocation: 'N',
  isLocation4tax: 'N',
}

interface Property {
  readonly group: number
  readonly code: string
  readonly name: string
  readonly isRequired?: true
  readonly uses?: readonly Use[]
}

const properties: readonly Property[] = [
  { group: 1, code: 'FIO', name: 'Full name', isRequired: true, uses: ['isProfileName', 'isPayer'] },
  { group: 1, code: 'EMAIL', name: 'E-mail', isRequired: true, uses: ['isEmail'] },
  { group: 1, code: 'PHONE', name: 'Phone', isRequired: true, uses: ['isPhone'] },
  { group: 2, code: 'ZIP', name: 'Zip', uses: ['isZip'] },
  { group: 2, code: 'CITY', name: 'City' },
  { group: 2, code: 'LOCATION', name: 'Location', uses: ['isLocation', 'isLocation4tax'] },
  { group: 2, code: 'ADDRESS', name: 'Delivery address', uses: ['isAddress'] },
  { group: 3, code: 'COMPANY', name: 'Company name', isRequired: true, uses: ['isProfileName'] },
  { group: 3, code: 'COMPANY_ADR', name: 'Company address' },
  { group: 3, code: 'CONTACT_PERSON', name: 'Contact person', isRequired: true, uses: ['isPayer'] },
  { group: 3, code: 'EMAIL', name: 'E-mail', isRequired: true, uses: ['isEmail'] },
  { group: 3, code: 'PHONE', name: 'Phone', uses: ['isPhone'] },
  { group: 4, code: 'ZIP', name: 'Zip', uses: ['isZip'] },
  { group: 4, code: 'CITY', name: 'City' },
  { group: 4, code: 'LOCATION', name: 'Location', uses: ['isLocation', 'isLocation4tax'] },
  { group: 4, code: 'ADDRESS', name: 'Delivery address', uses: ['isAddress'] },
]

const personTypeOf = (group: number): number => (group <= 2 ? 1 : 2)

/** The properties of orders. */
export const freshProperties = freshTable('saleProperty', {
  parents: [
    ['personTypeId', 'salePersontype'],
    ['propsGroupId', 'salePropertygroup'],
  ],
  rows: properties.map(({ group, code, name, isRequired = false, uses: used = [] }, index) => ({
    id: index + 1,
    personTypeId: personTypeOf(group),
    propsGroupId: group,
    code,
    name,
    type: used.includes('isLocation') ? 'LOCATION' : 'STRING',
    active: 'Y',
    required: isRequired ? 'Y' : 'N',
    multiple: 'N',
    userProps: 'Y',
    util: 'N',
    isFiltered: 'N',
    sort: 100 * (index + 1),
    description: '',
    defaultValue: '',
    settings: [],
    xmlId: `bx_${code.toLowerCase()}_${String(index + 1)}`,
    inputFieldLocation: '0',
    isAddressFrom: 'N',
    isAddressTo: 'N',
    ...uses,
    ...Object.fromEntries(used.map((use) => [use, 'Y'])),
  })),
})
