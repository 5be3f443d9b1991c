// Classes of the SDK extended.
import {
  AbstractB24,
  AjaxResult,
  B24Frame,
  B24Hook,
  B24OAuth,
  type B24HookParams,
  type B24OAuthParams,
  type B24OAuthSecret,
  type RestrictionParams,
  type TypeB24,
  type TypeCallParams,
} from '@bitrix24/b24jssdk'

export class Portal extends B24Hook {
  static of(url: string): Portal {
    const params: B24HookParams = { b24Url: url, userId: 1, secret: 's' }
    return new Portal(params, { restrictionParams: { maxRetries: 1 } })
  }
  async deal<T = Record<string, unknown>>(id: number): Promise<T> {
    const response = await this.actions.v2.call.make<T>({ method: 'crm.deal.get', params: { id } })
    return response.getData()!.result
  }
  async many(ids: number[]) {
    const response = await this.callBatch(
      ids.map((id) => ({ method: 'crm.deal.get', params: { id } })),
      false,
    )
    return response.getData().map((deal: { ID: string }) => deal.ID)
  }
  override async callMethod(method: string, params?: object, start?: number): Promise<AjaxResult> {
    console.log(method)
    return super.callMethod(method, params, start)
  }
}

export class App extends B24OAuth {
  readonly portal: string
  constructor(
    params: B24OAuthParams,
    secret: B24OAuthSecret,
    options?: { restrictionParams?: Partial<RestrictionParams> },
  ) {
    super(params, secret, options)
    this.portal = params.domain
  }
  override destroy(): void {
    super.destroy()
  }
}

export class Frame extends B24Frame {
  override async init(): Promise<void> {
    await super.init()
    await this.parent.setTitle('x')
  }
}

export const size: number = AbstractB24.batchSize
export const all = (list: AbstractB24[]): TypeB24[] => list
export const isHook = (b24: TypeB24): b24 is B24Hook => b24 instanceof B24Hook
export function mix<T extends TypeB24>(b24: T): T & { now(): number } {
  return Object.assign(b24, { now: () => Date.now() })
}
export const handOn = (b24: Portal, params: TypeCallParams) =>
  b24.callListMethod('crm.deal.list', params).then((r) => r.getData())
