// Enums and entity helpers.
import {
  DataType,
  EnumBitrix24Edition,
  EnumCrmEntityType,
  EnumCrmEntityTypeId,
  EnumCrmEntityTypeShort,
  getEnumCrmEntityTypeShort,
  getEnumValue,
  isArrayOfArray,
  omit,
  pick,
  type Fields,
  type IPlacementUF,
  type MultiField,
  type MultiFieldArray,
  type TypeB24,
  type UserBasic,
  type UserBrief,
  type UserFieldType,
} from '@bitrix24/b24jssdk'

const names: Record<EnumCrmEntityTypeId, string> = {} as Record<EnumCrmEntityTypeId, string>

export async function fields($b24: TypeB24, entityTypeId: EnumCrmEntityTypeId): Promise<string[]> {
  const response = await $b24.actions.v2.call.make<{ fields: Fields }>({
    method: 'crm.item.fields',
    params: { entityTypeId },
  })
  const all = response.getData()!.result.fields
  return Object.entries(all)
    .filter(([, field]) => field.isRequired && field.type === DataType.string)
    .map(([key, field]) => field.title ?? key)
}

export function helpers() {
  const value = getEnumValue(EnumCrmEntityTypeShort, 'D')
  const id = getEnumValue(EnumCrmEntityTypeId, 2)
  const short: EnumCrmEntityTypeShort = getEnumCrmEntityTypeShort(EnumCrmEntityTypeId.deal)
  const picked = pick({ a: 1, b: 'x' }, ['a'])
  const left = omit({ a: 1, b: 'x' }, ['a'])
  const list: number[] | number[][] = [[1]]
  if (isArrayOfArray(list)) console.log(list[0][0].toFixed())
  return [
    value,
    id,
    short,
    picked.a.toFixed(),
    left.b.length,
    names[EnumCrmEntityTypeId.contact],
    EnumBitrix24Edition.b24,
  ]
}

export const phone = (list: MultiField[]): MultiFieldArray =>
  list.map(({ VALUE, VALUE_TYPE }) => ({ VALUE, VALUE_TYPE }))
export const userName = (user: UserBrief | UserBasic): string => `${user.NAME} ${user.LAST_NAME} ${user['UF_X']}`
export const field: UserFieldType = {
  USER_TYPE_ID: 'x',
  HANDLER: 'https://x',
  TITLE: 't',
  DESCRIPTION: 'd',
  OPTIONS: { height: 100 },
}
export const isDeal = (uf: IPlacementUF): boolean =>
  uf.ENTITY_ID === EnumCrmEntityType.deal && uf.MODE === 'edit' && uf.VALUE.length > 0
