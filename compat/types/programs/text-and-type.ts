// Text, Type and Browser.
import { Browser, Environment, getEnvironment, Text, Type, useFormatter } from '@bitrix24/b24jssdk'

interface User {
  id: number
  tags: string[]
}

export function check(value: unknown, loose: any): string {
  if (Type.isPlainObject(value)) return value.name.first
  if (Type.isArrayFilled(value)) return value[0].title
  if (Type.isArray(value)) return value.map((one) => one.id).join()
  if (Type.isFunction(value)) return value('x').toString()
  if (Type.isMap(value)) return String(value.get('a'))
  if (Type.isSet(value)) return String([...value][0])
  if (Type.isObjectLike<User>(value)) return value.tags.join()
  if (Type.isStringFilled(value)) return value.trim()
  if (Type.isNumber(value)) return value.toFixed(1)
  if (Type.isBoolean(value)) return value ? 'y' : 'n'
  if (Type.isDate(value)) return value.toISOString()
  if (Type.isDomNode(value)) return value.nodeName
  if (Type.isElementNode(value)) return value.tagName
  if (Type.isTextNode(value)) return value.data
  if (Type.isRegExp(value)) return value.source
  if (Type.isFile(value)) return value.name
  if (Type.isBlob(value)) return value.type + value.size
  if (Type.isFormData(value)) return String(value.get('x'))
  if (Type.isArrayBuffer(value)) return String(value.byteLength)
  if (Type.isArrayLike(value)) return value[0].x + value.length
  if (Type.isTypedArray(value)) return String(value.length)
  if (Type.isArray(loose)) return loose.map((one) => one.name).join()
  if (Type.isPlainObject(loose)) return loose.a.b.c
  return Type.getTag(value)
}

export function object(value: unknown): object | null {
  if (Type.isObject(value)) return value as object
  const wide: object | Function | null = Type.isObject(value) ? value : null
  return Type.isNil(value) || Type.isNull(value) || Type.isUndefined(value) ? null : wide
}

export const copyOf = (user: User): User => Type.clone(user)
export const otherCopy = (user: User): { id: number } & { more: string } => Type.clone(user, true)
export const deep = (user: User) => Type.clone(user).tags[0].length + Type.clone(user).anything
export const isRpc = (value: any): boolean =>
  Type.isJsonRpcRequest(value) || Type.isJsonRpcResponse(value) || Type.isPrototype(value)

export function text(value: any, date: Date) {
  const parts: string[] = [
    Text.encode('<'),
    Text.decode('&lt;'),
    Text.getRandom(8),
    Text.toCamelCase('a-b'),
    Text.toKebabCase('aB'),
    Text.capitalize('a'),
    Text.getUuidRfc4122(),
    Text.getUniqId(),
  ]
  const mapped: string[] = ['a'].map(Text.encode)
  const numbers: number[] = [Text.toNumber(value), Text.toInteger('1'), Text.toNumber(undefined)]
  const flag: boolean = Text.toBoolean('Y', ['Y'])
  const query: string = Text.buildQueryString({ a: 1, b: [1] })
  const time = Text.toDateTime(date.toISOString())
  const b24: string = Text.toB24Format(date)
  return [parts, mapped, numbers, flag, query, time.year, b24, Text.numberFormat(1, 2), Text.toB24Format(time)]
}

const { formatterNumber, formatterIban } = useFormatter()
formatterNumber.setDefLocale('en')
export const money = (n: number): string =>
  formatterNumber.format(n, 'de') + formatterIban.printFormat('DE89370400440532013000')
export const isServer = (): boolean => getEnvironment() !== Environment.BROWSE && !Browser.isMobile()
