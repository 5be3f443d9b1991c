// Method names tied to types by a program's own record.
import type { AjaxResult, TypeB24, TypeCallParamsV2 } from '@bitrix24/b24jssdk'

interface Methods {
  'crm.deal.get': { params: { id: number }; result: { ID: string; TITLE: string } }
  'user.current': { params: Record<string, never>; result: { ID: string } }
}

export class Typed {
  constructor(private readonly $b24: TypeB24) {}
  async call<M extends keyof Methods>(
    method: M,
    params: Methods[M]['params'],
  ): Promise<Methods[M]['result'] | undefined> {
    const response: AjaxResult<Methods[M]['result']> = await this.$b24.actions.v2.call.make<Methods[M]['result']>({
      method,
      params,
    })
    return response.getData()?.result
  }
  private params<M extends keyof Methods>(params: Methods[M]['params']): TypeCallParamsV2 {
    return { ...params }
  }
  async batch<M extends keyof Methods>(methods: M[]) {
    const calls = methods.map((method) => ({ method, params: this.params({} as Methods[M]['params']) }))
    const response = await this.$b24.actions.v2.batch.make<Methods[M]['result']>({
      calls,
      options: { returnAjaxResult: false },
    })
    return response.getData() as unknown as Methods[M]['result'][]
  }
}
