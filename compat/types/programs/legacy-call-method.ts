// callMethod and what follows of it.
import type { AjaxResult, TypeB24 } from '@bitrix24/b24jssdk'

interface Profile {
  ID: string
  ADMIN: boolean
  NAME: string
}

export async function run($b24: TypeB24): Promise<Profile> {
  const response = await $b24.callMethod('user.current')
  const result = response.getData()!.result as Profile
  const paged: AjaxResult = await $b24.callMethod('crm.deal.list', { order: { ID: 'ASC' } }, 50)
  if (paged.isMore()) console.log(paged.getTotal())
  let page: AjaxResult | false = paged
  while (page) {
    page = await page.getNext($b24.getHttpClient('v2' as never))
  }
  const payload = (await $b24.callMethod('profile', {})).getData()
  console.log(payload?.time.duration, (payload?.result as any).NAME)
  return result
}
