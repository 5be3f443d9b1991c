// The browser bundle's global, typed from the package.
import type * as B24 from '@bitrix24/b24jssdk'

declare global {
  interface Window {
    B24Js: typeof B24
  }
}

export async function start(): Promise<void> {
  const { initializeB24Frame, LoggerFactory, Text, EnumCrmEntityTypeId, AjaxError } = window.B24Js
  const logger = LoggerFactory.createForBrowser('x', true)
  const $b24: B24.B24Frame = await initializeB24Frame()
  try {
    const response = await $b24.callBatch({
      list: { method: 'crm.item.list', params: { entityTypeId: EnumCrmEntityTypeId.deal } },
    })
    const items = response.getData().list.items as { id: number }[]
    items.forEach((item) => logger.info(String(item.id), item))
    document.body.innerHTML = Text.encode(JSON.stringify(items))
  } catch (error) {
    if (error instanceof AjaxError) logger.error(error.message, error)
  }
}
export type Client = InstanceType<typeof window.B24Js.B24Hook>
