// The helper around a frame.
import {
  LoadDataType,
  type B24Frame,
  type B24HelperManager,
  B24HelperManager as Manager,
  type TypeApp,
  type TypeB24,
  type TypeB24Form,
  type TypeLicense,
  type TypePayment,
  type TypePullMessage,
  type TypeUser,
  TypeSpecificUrl,
  TypeOption,
  useB24Helper,
  StatusDescriptions,
  EnumAppStatus,
} from '@bitrix24/b24jssdk'

const {
  initB24Helper,
  isInitB24Helper,
  destroyB24Helper,
  getB24Helper,
  usePullClient,
  useSubscribePullClient,
  startPullClient,
} = useB24Helper()

export async function start($b24: B24Frame): Promise<B24HelperManager> {
  const helper: B24HelperManager = await initB24Helper($b24, [
    LoadDataType.Profile,
    LoadDataType.App,
    LoadDataType.Currency,
    LoadDataType.AppOptions,
    LoadDataType.UserOptions,
  ])
  usePullClient()
  useSubscribePullClient((message: TypePullMessage) => {
    if (message.command === 'reload.options') console.log(message.params.from, message.extra.server_time)
  }, 'application')
  startPullClient()
  console.log(isInitB24Helper(), getB24Helper().hostName)
  return helper
}

export function read(helper: B24HelperManager) {
  const user: TypeUser = helper.profileInfo.data
  const app: TypeApp = helper.appInfo.data
  const payment: TypePayment = helper.paymentInfo.data
  const license: TypeLicense = helper.licenseInfo.data
  const form: TypeB24Form = helper.forB24Form
  const label: string = helper.appInfo.statusCode
  const url: string = helper.b24SpecificUrl[TypeSpecificUrl.MainSettings]
  let text = StatusDescriptions[EnumAppStatus.Free]
  text = 'mine'
  const options = helper.appOptions
  const list = options.getJsonArray('list', [])
  const object = options.getJsonObject('object', {}) as { a: number }
  const date = options.getDate('date', null)
  console.log(
    list[0].id,
    object.a,
    options.getBoolYN('x', false),
    options.getFloat('f'),
    options.getInteger('i', 1),
    options.getString('s'),
    date?.toISO(),
  )
  return [
    user.name,
    app.code,
    payment.days,
    license.license,
    form.hostname,
    label,
    url,
    text,
    TypeOption.BoolYN,
    helper.isSelfHosted,
    helper.primaryKeyIncrementValue,
  ]
}

interface Settings {
  color: string
  list: number[]
}
export async function save(helper: B24HelperManager, settings: Settings) {
  const result = await helper.appOptions.save(
    { settings: helper.appOptions.encode(settings) },
    { moduleId: 'application', command: 'reload', params: { from: 'here' } },
  )
  await helper.userOptions.save(settings)
  if (!result.isSuccess) return result.getErrorMessages()
  return result.getData()
}

export function money(helper: B24HelperManager): string {
  const code: string = helper.currency.baseCurrency
  for (const currency of helper.currency.currencyList)
    console.log(helper.currency.getCurrencyLiteral(currency), helper.currency.getCurrencyFullName(currency, 'en'))
  return helper.currency.format(10.5, code, 'en')
}

export async function own($b24: TypeB24) {
  const manager = new Manager($b24)
  await manager.loadData([LoadDataType.Profile])
  manager.usePullClient('prefix', 1).subscribePullClient((message) => console.log(message.params.id))
  manager.startPullClient()
  manager.destroy()
  destroyB24Helper()
}
