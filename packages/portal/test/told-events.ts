import type { Portal, WireValue } from '@bitrix24/b24jssdk-portal'

/** Subscribes a handler that is never reached: what it was to be told stands in the deliveries all the same. */
export const listenTo = (portal: Portal, events: readonly string[]): void => {
  portal.events.addWebhook({ handlerUrl: 'http://127.0.0.1:1/', events })
}

/** Name and `data` of every event so far, in the order in which they were told. */
export const toldEvents = async (portal: Portal): Promise<readonly (readonly [string, WireValue | undefined])[]> => {
  await portal.events.settled()
  return portal.events.deliveries().map(({ event, fields }) => [event, fields['data']])
}
