// An application inside the portal.
import {
  B24Frame,
  B24LangList,
  B24LocaleMap,
  initializeB24Frame,
  LoggerFactory,
  type MessageInitData,
  type SelectCRMParams,
  type SelectedAccess,
  type SelectedCRM,
  type SelectedUser,
  type StatusClose,
  type TypeB24,
} from '@bitrix24/b24jssdk'

const logger = LoggerFactory.createForBrowserDevelopment('frame')
let $b24: undefined | B24Frame

export async function start(): Promise<void> {
  try {
    $b24 = await initializeB24Frame({ restrictionParams: { maxRetries: 2 } })
    $b24.setLogger(logger)
    const lang: B24LangList = $b24.getLang()
    const locale: string = B24LocaleMap[lang]
    document.documentElement.lang = locale
    await $b24.parent.setTitle('App')
    if ($b24.isInstallMode) {
      const finished = await $b24.installFinish()
      logger.info('installed', finished)
      return
    }
    const option = $b24.placement.options
    console.log(option.ID, option?.ENTITY_VALUE_ID, $b24.placement.title, $b24.placement.isSliderMode)
    await $b24.parent.fitWindow()
    await $b24.parent.resizeWindowAuto()
    await $b24.parent.resizeWindow(100, 200)
  } catch (error) {
    logger.error('start', error as Error)
  }
}

export async function pick(frame: B24Frame) {
  const user: SelectedUser | null = await frame.dialog.selectUser()
  const users: SelectedUser[] = await frame.dialog.selectUsers()
  const access: SelectedAccess[] = await frame.dialog.selectAccess(['AU'])
  const params: SelectCRMParams = { entityType: ['deal', 'contact'], multiple: true, value: { deal: [1] } }
  const crm: SelectedCRM = await frame.dialog.selectCRM(params)
  return [
    user?.name,
    users.map((one) => Number(one.id)),
    access[0]?.id,
    crm.deal?.[0].title,
    crm.contact?.map((c) => c.image),
  ]
}

export async function slider(frame: B24Frame, id: number) {
  const status: StatusClose = await frame.slider.openPath(frame.slider.getUrl(`/crm/deal/details/${id}/`), 950)
  if (!status.isOpenAtNewWindow && status.isClose) console.log('closed')
  const reply = await frame.slider.openSliderAppPage({
    place: 'x',
    bx24_width: 500,
    bx24_label: { bgColor: 'pink', text: 'x' },
  })
  console.log(reply.id)
  await frame.slider.closeSliderAppPage()
}

interface PageParams {
  place: string
  option?: { id: number }
}
export const openTyped = (frame: B24Frame, params: PageParams): Promise<any> => frame.slider.openSliderAppPage(params)
export const untypedOpen = (frame: B24Frame, params: unknown): Promise<any> => frame.slider.openSliderAppPage(params)

export async function placement(frame: B24Frame, value: { a: number }) {
  const inter = await frame.placement.getInterface()
  console.log(inter.event, inter.command.length)
  await frame.placement.bindEvent('onChange', (data, second) => console.log(data.id, second))
  await frame.placement.bindEvent('onChange', (...args: any[]) => console.log(args))
  await frame.placement.call('setValue', { value: JSON.stringify(value) })
  const reply = await frame.placement.call('getStatus', { value })
  await frame.placement.setValue(value)
  await frame.placement.callCustomBind('x', null, (one) => console.log(one.two))
  return reply.anything
}

export async function options(frame: B24Frame) {
  const saved = frame.options.appGet('settings')
  console.log(saved.color, frame.options.userGet('x').length)
  await frame.options.appSet('settings', { color: 'red' })
  await frame.options.userSet('x', [1, 2])
}

export const uniq = (b24: TypeB24): string => b24.auth.getUniq('key')
export const appSid = (frame: B24Frame): string => frame.getAppSid()
export const isAdmin = (frame: B24Frame): boolean => frame.auth.isAdmin
export const fromInit = (data: MessageInitData) => [
  data.PLACEMENT_OPTIONS.ID,
  data.APP_OPTIONS.x.y,
  data.USER_OPTIONS['z'].w,
]
