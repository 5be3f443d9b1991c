// Stand-ins that applications' unit tests make.
import {
  AjaxResult,
  ApiVersion,
  NullLogger,
  Result,
  type ActivityConfig,
  type AuthActions,
  type LoggerInterface,
  type RestrictionParams,
  type TypeB24,
  type TypeHttp,
} from '@bitrix24/b24jssdk'

const answer = <T>(result: T): AjaxResult<T> =>
  new AjaxResult<T>({
    answer: {
      result,
      time: {
        start: 0,
        finish: 0,
        duration: 0,
        processing: 0,
        date_start: '',
        date_finish: '',
        operating_reset_at: 0,
        operating: 0,
      },
    },
    query: { method: 'x', params: {}, requestId: '1' },
    status: 200,
  })

export class FakeB24 implements TypeB24 {
  readonly isInit = true
  private logger: LoggerInterface = new NullLogger()
  constructor(private readonly replies: Record<string, unknown>) {}
  async init(): Promise<void> {}
  destroy(): void {}
  getLogger(): LoggerInterface {
    return this.logger
  }
  setLogger(logger: LoggerInterface): void {
    this.logger = logger
  }
  get auth(): AuthActions {
    throw new Error('none')
  }
  get actions(): TypeB24['actions'] {
    throw new Error('none')
  }
  get tools(): TypeB24['tools'] {
    throw new Error('none')
  }
  async setRestrictionManagerParams(_params: RestrictionParams): Promise<void> {}
  getTargetOrigin(): string {
    return 'https://x'
  }
  getTargetOriginWithPath(): Map<ApiVersion, string> {
    return new Map()
  }
  async callMethod(method: string, _params?: object, _start?: number): Promise<AjaxResult> {
    return answer(this.replies[method])
  }
  async callListMethod(method: string, _params?: object): Promise<Result> {
    return new Result(this.replies[method])
  }
  async *fetchListMethod(method: string): AsyncGenerator<any[]> {
    yield [this.replies[method]]
  }
  async callBatch(calls: Array<any> | object): Promise<Result> {
    return new Result(Object.keys(calls))
  }
  async callBatchByChunk(calls: Array<any>): Promise<Result> {
    return new Result(calls.map((call) => this.replies[call.method]))
  }
  getHttpClient(_version: ApiVersion): TypeHttp {
    throw new Error('none')
  }
  setHttpClient(_version: ApiVersion, _client: TypeHttp): void {}
}

export const literal: Partial<TypeB24> = { isInit: true, callMethod: async () => answer(1), getTargetOrigin: () => 'x' }
export const forced = { callMethod: async () => answer({ ID: 1 }) } as unknown as TypeB24
export const params: ActivityConfig = { CODE: 'x', HANDLER: 'y', NAME: 'z' }
export const wrap = (client: TypeHttp): TypeHttp => ({
  ...client,
  call: async (method, callParams, requestId) => {
    console.log(method, callParams.filter, requestId)
    return client.call(method, callParams, requestId)
  },
})
