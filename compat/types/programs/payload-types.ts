// The types of raw replies in a program's own transport tests.
import type {
  BatchPayload,
  GetPayload,
  ListPayload,
  Payload,
  PayloadOAuthToken,
  PayloadTime,
  SuccessPayload,
  TypeDescriptionError,
  TypeDescriptionErrorV3,
  BatchCommandV3,
  BatchRequestEnvelopeV2,
  ICallBatchResult,
  AjaxErrorParams,
  AnswerError,
} from '@bitrix24/b24jssdk'

const time: PayloadTime = {
  start: 1,
  finish: 2,
  duration: 1,
  processing: 1,
  date_start: '',
  date_finish: '',
  operating_reset_at: 0,
  operating: 0,
}
export const one: GetPayload<{ id: number }> = { result: { id: 1 }, time }
export const list: ListPayload<{ id: number }> = { result: [{ id: 1 }], total: 1, next: 50, time }
export const batch: BatchPayload<{ a: number; b: string }> = {
  result: { result: { a: 1 }, result_error: [], result_total: {}, result_next: [], result_time: { a: time } },
  time,
}
export const failure: TypeDescriptionError = { error: 'expired_token' }
export const failure3: TypeDescriptionErrorV3 = {
  error: { code: 'x', message: 'y', validation: [{ field: 'f', message: 'm', more: 1 }] },
}
export const isError = <T>(payload: Payload<T>): payload is TypeDescriptionError =>
  'error' in payload && typeof payload.error === 'string'
export const ok: SuccessPayload<number> = { result: 1, time }
export const more = (error: TypeDescriptionErrorV3): string => error.error.validation?.[0].more.toString()
export const token = (reply: PayloadOAuthToken): number => Number(reply.expires_in)
export const v3: BatchCommandV3 = { method: 'x', query: { id: 1 }, as: 'a', parallel: false }
export const envelope: BatchRequestEnvelopeV2 = { halt: 1, cmd: { a: 'profile' } }
export const of = (result: ICallBatchResult<number>): number | undefined => result.result?.get('a')?.getData()?.result
export const oldError: AjaxErrorParams = {
  status: 500,
  answerError: { error: 'a', errorDescription: 'b' } satisfies AnswerError,
}
