// A first program on Node: profile, a list, a batch, a task, printed.
import {
  AjaxError,
  ApiVersion,
  B24Hook,
  ConsoleV2Handler,
  EnumCrmEntityTypeId,
  Logger,
  LogLevel,
  ParamsFactory,
  Result,
  SdkError,
  Text,
  type AjaxResult,
  type ISODate,
  type LoggerInterface,
  type NumberString,
  type TypeCallParams,
} from '@bitrix24/b24jssdk'
import { DateTime } from 'luxon'

const logger: LoggerInterface = Logger.create('sample').pushHandler(new ConsoleV2Handler(LogLevel.DEBUG))
const $b24 = B24Hook.fromWebhookUrl(process.env['B24_HOOK']!, { restrictionParams: ParamsFactory.getDefault() })
$b24.setLogger(logger)
$b24.getHttpClient(ApiVersion.v2).ajaxClient.defaults.timeout = 60_000

interface Profile {
  ID: NumberString
  NAME: string
  TIME: ISODate
}

const call = async <T>(method: string, params: TypeCallParams): Promise<T> => {
  const response: AjaxResult<T> = await $b24.actions.v2.call.make<T>({ method, params })
  if (!response.isSuccess) throw new Error(response.getErrorMessages().join(';\n'))
  return response.getData()!.result
}

async function main(): Promise<Result> {
  const result = new Result()
  const profile = await call<Profile>('profile', {})
  logger.info('profile', profile)
  const sixMonthAgo = new Date()
  sixMonthAgo.setMonth(sixMonthAgo.getMonth() - 6)
  const list = await $b24.actions.v2.callList.make<{ id: number; title: string; createdTime: ISODate }>({
    method: 'crm.item.list',
    params: {
      entityTypeId: EnumCrmEntityTypeId.company,
      filter: { '>=createdTime': Text.toB24Format(sixMonthAgo) },
      select: ['id', 'title'],
    },
    idKey: 'id',
    customKeyForResult: 'items',
  })
  const rows = list.getData()!.map((row) => ({ ...row, created: Text.toDateTime(row.createdTime) }))
  logger.info('rows', rows)
  logger.info('first', rows[0])
  const stamp: string = rows[0].created.setLocale('en').toLocaleString(DateTime.DATE_FULL)
  const old = await $b24.callBatch(
    [
      ['profile', {}],
      ['server.time', {}],
    ],
    true,
  )
  const [me, time] = old.getData()
  logger.notice('batch', { me, time, stamp })
  const health = await $b24.tools.healthCheck.make({ requestId: 'health' })
  const ping = await $b24.tools.ping.make()
  logger.debug(`health ${health}, ping ${ping}`)
  return result.setData({ me, time })
}

main()
  .then((result) => logger.info('done', result))
  .catch((error) => {
    if (error instanceof AjaxError) logger.critical(`${error.code}: ${error.message}`, error)
    else if (error instanceof SdkError) logger.critical('sdk', error)
    else logger.critical('other', error)
    process.exit(1)
  })
