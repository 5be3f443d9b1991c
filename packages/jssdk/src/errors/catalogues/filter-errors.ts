import type { SdkErrorCode } from '../codes.ts'
import { SdkError } from '../sdk-error.ts'

const refused = (code: SdkErrorCode, description: string): SdkError => new SdkError({ code, status: 400, description })

export const filterV2Invalid = (reason: string): SdkError =>
  refused('JSSDK_FILTER_V2_INVALID', `The filter is wrong for REST v2: ${reason}.`)

export const filterV2OperatorInvalid = (key: string): SdkError =>
  refused('JSSDK_FILTER_V2_INVALID_OPERATOR', `The filter key ${key} begins with no operator. Use one such as >=.`)

export const filterV3FieldInvalid = (): SdkError =>
  refused('JSSDK_FILTER_V3_INVALID_FIELD', 'The filter has a condition without a field.')

export const filterV3OperatorInvalid = (operator: unknown, known: readonly string[]): SdkError =>
  refused('JSSDK_FILTER_V3_INVALID_OPERATOR', `REST v3 has no operator ${String(operator)}. Use ${known.join(', ')}.`)

export const filterV3InInvalid = (field: string): SdkError =>
  refused('JSSDK_FILTER_V3_INVALID_IN', `"in" on ${field} has no value. Give one.`)

export const filterV3BetweenInvalid = (field: string): SdkError =>
  refused('JSSDK_FILTER_V3_INVALID_BETWEEN', `"between" on ${field} needs two bounds. Use ge or le.`)

export const filterV3NodeInvalid = (reason: string): SdkError =>
  refused('JSSDK_FILTER_V3_INVALID_NODE', `The filter has a wrong part: ${reason}. Use FilterV3.`)

export const batchRefPathInvalid = (): SdkError =>
  refused(
    'JSSDK_BATCH_REF_V3_INVALID_PATH',
    'A reference needs a path such as "order.id". Name the command and the field.',
  )

export const batchRefArrayInvalid = (path: unknown): SdkError =>
  refused(
    'JSSDK_BATCH_REF_V3_INVALID_REF_ARRAY',
    `The reference ${String(path)} names no field of the rows. Use a path such as "orders.id".`,
  )
