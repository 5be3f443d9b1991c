// Tools of an assistant over REST: schema in, text out.
import { B24Hook, type AjaxResult, type TypeCallParams } from '@bitrix24/b24jssdk'

type Tool = {
  name: string
  run(input: Record<string, unknown>): Promise<{ content: { type: 'text'; text: string }[]; isError?: boolean }>
}

export function tools($b24: B24Hook): Tool[] {
  const text = (value: unknown, isError = false) => ({
    content: [{ type: 'text' as const, text: JSON.stringify(value, null, 2) }],
    isError,
  })
  const call = async (method: string, input: Record<string, unknown>) => {
    try {
      const response: AjaxResult = await $b24.actions.v2.call.make({ method, params: input })
      return response.isSuccess ? text(response.getData()?.result) : text(response.getErrorMessages(), true)
    } catch (error: any) {
      return text({ code: error.code, message: error.message }, true)
    }
  }
  return [
    { name: 'deal', run: (input) => call('crm.deal.get', input) },
    {
      name: 'deals',
      run: async (input) => {
        const params: TypeCallParams = {
          filter: input.filter,
          select: input.select as string[],
          order: input['order'] as Record<string, string>,
        }
        const response = await $b24.actions.v2.callList.make<Record<string, unknown>>({
          method: 'crm.deal.list',
          params,
        })
        return text(response.getData())
      },
    },
  ]
}
