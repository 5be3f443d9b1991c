import type { Step, StepContext } from '../step.ts'

type Sdk = StepContext['sdk']

const query = {
  method: 'crm.deal.list',
  params: { select: ['ID'], auth: 'hidden', nested: { password: 'hidden' } },
  requestId: 'one',
}
const time = { start: 1, finish: 2, duration: 1, processing: 1, date_start: '', date_finish: '' }

const answers: Readonly<Record<string, unknown>> = {
  'a result': { result: { ID: '1' }, time },
  'a page': { result: [1, 2], next: 50, total: 120, time },
  'a last page': { result: [1], total: 1, time },
  null: { result: null, time },
  'an error of v2': { error: 'NOT_FOUND', error_description: 'Not there' },
  'an error without a description': { error: 'NOT_FOUND' },
  'the error 0': { error: '0', error_description: 'Nothing' },
  'an error of v3': {
    error: { code: 'X_EXCEPTION', message: 'Bad', validation: [{ field: 'a', message: 'must be' }] },
  },
}

/** What is said of an error, without its stack and its moment, and without its outcome, of which the reference knows nothing. */
const shown = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  const { stack: _stack, outcome: _outcome, ...json } = isPlain(error) ? error.toJSON() : {}
  return { name: error.name, message: error.message, text: String(error).split('\n')[0], json }
}

const isPlain = (error: Error): error is Error & { toJSON: () => { stack?: unknown; outcome?: unknown } } =>
  'toJSON' in error && typeof error.toJSON === 'function'

const errorSteps = (sdk: Sdk, name: 'SdkError' | 'AjaxError' | 'RefreshTokenError'): unknown[] => {
  const Class = sdk[name]
  const errors = [
    new Class({ code: 'A_CODE', description: 'Said', status: 404 }),
    new Class({ code: 'A_CODE', status: 500, originalError: new TypeError('inner') }),
    new Class({ code: 'AUTHORIZE_ERROR', status: 500 }),
  ]
  return errors.map((error) => [
    shown(error),
    error instanceof Error,
    error instanceof sdk.SdkError,
    error.code,
    error.status,
  ])
}

export const resultSteps: readonly Step[] = [
  {
    name: 'Result: data, errors and their keys',
    run: ({ sdk: { Result } }) => {
      const result = new Result<unknown>({ a: 1 })
      const before = [result.isSuccess, result.toString()]
      result
        .addError(new Error('first'), 'key')
        .addError('second', 'key')
        .addError('third', '__proto__')
        .addErrors(['fourth'])
      return {
        before,
        isSuccess: result.isSuccess,
        messages: result.getErrorMessages(),
        keys: Object.keys(result.getErrorMessagesByKey()).filter((key) => key === 'key' || key === '__proto__'),
        has: [result.hasError('key'), result.hasError('absent')],
        count: [...result.getErrors()].length,
        text: result.toString(),
        data: result.setData({ b: 2 }).getData(),
      }
    },
  },
  {
    name: 'Result.ok and Result.fail',
    run: ({ sdk: { Result } }) => [Result.ok(5).toString(), Result.ok().isSuccess, Result.fail('no', 'key').toString()],
  },
  {
    name: 'Result.toString of what has no JSON',
    run: ({ sdk: { Result } }) => {
      const circular: Record<string, unknown> = {}
      circular['self'] = circular
      return new Result(circular).toString().startsWith('Result(success): ')
    },
  },
  ...Object.entries(answers).map(([name, answer]): Step => ({
    name: `AjaxResult of ${name}`,
    run: ({ sdk: { AjaxResult } }) => {
      const options = { answer, query, status: 200 }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- answers of every kind, as the network brings them
      const result = new AjaxResult(options as ConstructorParameters<typeof AjaxResult>[0])
      return {
        data: result.getData(),
        isFrozen: Object.isFrozen(result.getData()),
        status: result.getStatus(),
        query: result.getQuery(),
        total: result.getTotal(),
        more: [result.isMore(), result.hasMore()],
        errors: Object.entries(result.getErrorsByKey()).map(([key, error]) => [key, shown(error)]),
      }
    },
  })),
  {
    name: 'AjaxResult.setData',
    run: ({ sdk: { AjaxResult } }) =>
      new AjaxResult({
        answer: { result: 1, time: { ...time, operating: 0, operating_reset_at: 0 } },
        query,
        status: 200,
      }).setData(),
  },
  ...(['SdkError', 'AjaxError', 'RefreshTokenError'] as const).map((name): Step => ({
    name: `${name} as it is made`,
    run: ({ sdk }) => errorSteps(sdk, name),
  })),
  {
    name: 'AjaxError hides what is secret',
    run: ({ sdk: { AjaxError } }) => shown(new AjaxError({ code: 'A_CODE', status: 400, requestInfo: query })),
  },
  {
    name: 'AjaxError.fromResponse',
    run: ({ sdk: { AjaxError } }) =>
      [
        { status: 400, data: { error: 'A_CODE', error_description: 'Said' } },
        { status: 400, data: { error: { code: 'A_CODE', message: 'Said' } } },
        { status: 502, data: '<html>' },
        { status: 500 },
      ].map((response) => shown(AjaxError.fromResponse(response))),
  },
  {
    name: 'fromException of SdkError and AjaxError',
    run: ({ sdk: { SdkError, AjaxError } }) => {
      const own = new AjaxError({ code: 'A_CODE', status: 404 })
      return [
        shown(SdkError.fromException(new TypeError('inner'))),
        shown(SdkError.fromException('text', { code: 'A_CODE', status: 418 })),
        shown(AjaxError.fromException(new TypeError('inner'))),
        shown(AjaxError.fromException('text', { code: 'A_CODE', status: 418 })),
        AjaxError.fromException(own) === own,
      ]
    },
  },
  {
    name: 'FilterV3 and BatchRefV3 refuse what is none',
    run: ({ sdk: { FilterV3, BatchRefV3 } }) =>
      [
        () => FilterV3.in('a', []),
        () => FilterV3.between('a', 1, null),
        () => FilterV3.eq('', 1),
        () => BatchRefV3.ref(''),
        () => BatchRefV3.refArray('nodot'),
      ].map((make) => {
        try {
          return make()
        } catch (error) {
          return error instanceof Error && 'code' in error ? error.code : String(error)
        }
      }),
  },
]
