// The frame's managers made by hand, as tests of applications do.
import {
  AppFrame,
  AuthManager,
  B24LangList,
  DialogManager,
  MessageCommands,
  MessageManager,
  OptionsManager,
  ParentManager,
  PlacementManager,
  SliderManager,
  type B24FrameQueryParams,
  type SendParams,
} from '@bitrix24/b24jssdk'

interface Extra {
  width: number
}

export async function run(query: B24FrameQueryParams, extra: Extra) {
  const frame = new AppFrame(query)
  const lang: B24LangList = frame.getLang()
  const messages = new MessageManager(frame)
  messages.subscribe()
  const params: SendParams = {
    isSafely: true,
    safelyTime: 500,
    callBack: (value) => console.log(value.id),
    width: extra,
    list: [1],
  }
  console.log(params.width.width, params['list'][0])
  const reply = await messages.send(MessageCommands.setTitle, params)
  const other = await messages.send('custom:command', { ...extra })
  await messages.send(MessageCommands.reloadWindow)
  const auth = new AuthManager(frame, messages)
  const parent = new ParentManager(messages)
  await parent.imOpenMessenger('chat1')
  await parent.imOpenMessenger(5)
  await parent.imCallTo(1, false)
  await parent.scrollParentWindow(10)
  const sizes = parent.getScrollSize()
  const slider = new SliderManager(frame, messages)
  const managers = [new DialogManager(messages), new OptionsManager(messages), new PlacementManager(messages), slider]
  messages.unsubscribe()
  return [lang, reply.any, other.thing, auth.isAdmin, sizes.scrollHeight, managers.length, slider.getTargetOrigin()]
}
