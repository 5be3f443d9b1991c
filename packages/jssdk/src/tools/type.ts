import { clone } from './clone.ts'
import type { Untyped } from '../types/untyped.ts'

type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array

/** The tag of a value, such as `[object Array]`. It also works for values of another frame. */
const getTag = (value: unknown): string => Object.prototype.toString.call(value)

const hasTag = (value: unknown, name: string): boolean => isObjectLike(value) && getTag(value) === `[object ${name}]`

const isNil = (value: unknown): value is null | undefined => value === null || value === undefined
const isString = (value: unknown): value is string => typeof value === 'string' || hasTag(value, 'String')
const isNumber = (value: unknown): value is number => typeof value === 'number' && !Number.isNaN(value)
const isInteger = (value: unknown): value is number => Number.isInteger(value)
const isFunction = (value: unknown): value is Function => typeof value === 'function'
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the contract lets the caller say what it is
const isObjectLike = <T = Record<string, Untyped>>(value: unknown): value is T =>
  typeof value === 'object' && value !== null
const isArray = (value: unknown): value is Untyped[] => Array.isArray(value)
const isStringFilled = (value: unknown): value is string => isString(value) && value.length > 0

const isPlainObject = (value: unknown): value is Record<string | number, Untyped> => {
  if (!hasTag(value, 'Object')) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // The prototype of a plain object has no prototype of its own. A comparison with this page's `Object.prototype` fails for objects of an
  // iframe.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

const isNodeOfKind = (value: unknown, kind: number): boolean => isDomNode(value) && value.nodeType === kind
const isDomNode = (value: unknown): value is Node => isObjectLike(value) && !isPlainObject(value) && 'nodeType' in value

/** Checks of a value's type. */
export const Type = {
  getTag,
  isString,
  isStringFilled,
  isFunction,
  /** True for functions too. */
  isObject: (value: unknown): value is object | Function => isObjectLike(value) || isFunction(value),
  isObjectLike,
  /** True for objects from a literal and for objects without a prototype. */
  isPlainObject,
  isJsonRpcRequest: (value: unknown): boolean =>
    isObjectLike(value) && isStringFilled(value['jsonrpc']) && isStringFilled(value['method']),
  isJsonRpcResponse: (value: unknown): boolean =>
    isObjectLike(value) && isStringFilled(value['jsonrpc']) && 'id' in value && ('result' in value || 'error' in value),
  isBoolean: (value: unknown): value is boolean => value === true || value === false,
  /** False for NaN. */
  isNumber,
  isInteger,
  isFloat: (value: unknown): value is number => isNumber(value) && !isInteger(value),
  isNil,
  isArray,
  isArrayFilled: (value: unknown): value is Untyped[] => isArray(value) && value.length > 0,
  isArrayLike: (value: unknown): value is ArrayLike<Untyped> =>
    isString(value) || (isObjectLike(value) && isInteger(value['length']) && value['length'] >= 0),
  isDate: (value: unknown): value is Date => hasTag(value, 'Date'),
  isDomNode,
  isElementNode: (value: unknown): value is HTMLElement => isNodeOfKind(value, 1),
  isTextNode: (value: unknown): value is Text => isNodeOfKind(value, 3),
  isMap: (value: unknown): value is Map<unknown, unknown> => hasTag(value, 'Map'),
  isSet: (value: unknown): value is Set<unknown> => hasTag(value, 'Set'),
  isWeakMap: (value: unknown): value is WeakMap<object, unknown> => hasTag(value, 'WeakMap'),
  isWeakSet: (value: unknown): value is WeakSet<object> => hasTag(value, 'WeakSet'),
  isPrototype: (value: unknown): value is object =>
    isObjectLike(value) && isFunction(value['constructor']) && Reflect.get(value['constructor'], 'prototype') === value,
  isRegExp: (value: unknown): value is RegExp => hasTag(value, 'RegExp'),
  isNull: (value: unknown): value is null => value === null,
  isUndefined: (value: unknown): value is undefined => value === undefined,
  isArrayBuffer: (value: unknown): value is ArrayBuffer => hasTag(value, 'ArrayBuffer'),
  /** True for every view of a buffer except a DataView. */
  isTypedArray: (value: unknown): value is TypedArray => ArrayBuffer.isView(value) && !hasTag(value, 'DataView'),
  isBlob: (value: unknown): value is Blob => hasTag(value, 'Blob') || hasTag(value, 'File'),
  isFile: (value: unknown): value is File => hasTag(value, 'File'),
  isFormData: (value: unknown): value is FormData => hasTag(value, 'FormData'),
  clone,
} as const
