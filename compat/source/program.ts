import {
  AjaxError,
  type AjaxResult,
  ApiVersion,
  type B24Frame,
  B24Hook,
  B24OAuth,
  type B24OAuthParams,
  type B24OAuthSecret,
  EnumCrmEntityTypeId,
  FilterV3,
  LoggerFactory,
  LogLevel,
  ParamsFactory,
  Result,
  SdkError,
  StatusDescriptions,
  Text,
  type BatchCommandsArrayUniversal,
  type BatchNamedCommandsUniversal,
  type IB24BatchOptions,
  type LoggerInterface,
  type TypeB24,
  type TypePullMessage,
} from '@bitrix24/b24jssdk'

interface Item {
  item: { id: number }
}
const ids = [1, 2]

/** Commands in the forms that programs build them in. */
export async function batches($b24: TypeB24): Promise<unknown[]> {
  const { batch, batchByChunk } = $b24.actions.v2
  const mapped = await batch.make({ calls: ids.map((id) => ['crm.item.get', { entityTypeId: 2, id }]) })
  const bare = await batch.make({ calls: ids.map(() => ['profile']) })
  const objects = await batch.make<Item>({
    calls: ids.map((id) => ({ method: 'crm.item.get', params: { entityTypeId: 2, id } })),
    options: { returnAjaxResult: true },
  })
  const mixed: BatchNamedCommandsUniversal = { A: ['profile'], B: { method: 'crm.deal.list', params: {} } }
  const named = await batch.make<Item>({ calls: mixed, options: { returnAjaxResult: true } })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the documented way to read named commands
  const record = named.getData() as Record<string, AjaxResult<Item>>
  const calls: BatchCommandsArrayUniversal = ids.map((id) => ['crm.deal.get', { id }] as const)
  const chunks = await batchByChunk.make<Item>({ calls, options: { isHaltOnError: false } })
  const options: IB24BatchOptions = { returnAjaxResult: true, isHaltOnError: false, requestId: 'one' }
  const listed = await batch.make<Item>({ calls, options })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the documented way to read positional commands
  const list = listed.getData() as AjaxResult<Item>[]
  return [mapped, bare, objects, record['A']?.getData()?.result.item.id, chunks.getData(), list.length]
}

/** Lists of both versions, in memory and as a stream. */
export async function lists($b24: TypeB24): Promise<number> {
  const { v2, v3 } = $b24.actions
  const deals = await v2.callList.make<{ ID: string }>({ method: 'crm.deal.list', params: { filter: { '>ID': 5 } } })
  let count = deals.getData()?.length ?? 0
  for await (const page of v2.fetchList.make<{ id: number }>({
    method: 'crm.item.list',
    params: { entityTypeId: EnumCrmEntityTypeId.deal, select: ['id'] },
    idKey: 'id',
    customKeyForResult: 'items',
  })) {
    count += page.length
  }
  const log = v3.fetchList.make<{ id: number }>({
    method: 'main.eventlog.list',
    params: { filter: FilterV3.build(FilterV3.gt('id', 5)) },
    customKeyForResult: 'items',
    limit: 100,
  })
  const first = await log.next()
  await log.return(undefined)
  const tail = await v3.callTail.make<{ id: number }>({ method: 'main.eventlog.tail', initialValue: 5 })
  return count + (first.done === true ? 0 : first.value.length) + (tail.getData()?.length ?? 0)
}

/** Settings, loggers, transports and errors. */
export async function settings(url: string, logger: LoggerInterface): Promise<string> {
  const $b24 = B24Hook.fromWebhookUrl(url, { restrictionParams: { ...ParamsFactory.getEnterprise(), maxRetries: 5 } })
  $b24.setLogger(logger)
  await $b24.setRestrictionManagerParams(ParamsFactory.getBatchProcessing())
  $b24.setLogger(LoggerFactory.createForBrowserDevelopment('app', LogLevel.INFO))
  $b24.getHttpClient(ApiVersion.v2).ajaxClient.defaults.timeout = 60_000
  const result: Result<string> = new Result('a')
  result.addError(new Error('b'), 'key').addError('c')
  try {
    const response = await $b24.actions.v2.call.make<string>({ method: 'server.time', requestId: 'time' })
    const { method, requestId } = response.getQuery()
    return `${method} ${requestId} ${response.getData()!.result} ${Text.toB24Format(new Date())}`
  } catch (error) {
    if (error instanceof AjaxError) return `${error.code} ${error.status} ${error.requestInfo?.method ?? ''}`
    if (error instanceof SdkError) return error.code
    throw error
  }
}

/** An installation as a program stores it. */
export const installation = (params: B24OAuthParams, secret: B24OAuthSecret): string => {
  const $b24 = new B24OAuth(params, secret)
  return `${$b24.getTargetOrigin()} ${StatusDescriptions[params.status]}`
}

/* oxlint-disable typescript/no-unsafe-assignment, typescript/no-unsafe-call, typescript/no-unsafe-member-access, typescript/restrict-template-expressions -- programs read what the contract types as any */

/** Values whose shape the portal or another program decides are read as they are. */
export async function frame($b24: B24Frame): Promise<string> {
  const { ID } = $b24.placement.options
  await $b24.options.appSet('colours', { own: ID })
  await $b24.options.userSet('width', 400)
  const { own } = $b24.options.appGet('colours')
  const reply = await $b24.parent.message.send('getInterface')
  return `${own} ${reply.command.length} ${$b24.options.userGet('width').toFixed()}`
}

export const told = ({ params, extra }: TypePullMessage): string => `${params['text'].trim()} ${extra['sender'].id}`
