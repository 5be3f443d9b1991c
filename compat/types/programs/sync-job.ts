// A nightly job: read, compare, write in batches.
import {
  B24Hook,
  LoggerFactory,
  Result,
  Text,
  type BatchCommandsArrayUniversal,
  type LoggerInterface,
} from '@bitrix24/b24jssdk'

type Product = { id: number; name: string; xmlId: string | null }
const $b24 = B24Hook.fromWebhookUrl(process.env.B24_HOOK || '')
const $logger: LoggerInterface = LoggerFactory.createForBrowserDevelopment('job')

async function existing(): Promise<Map<string, Product>> {
  const map = new Map<string, Product>()
  for await (const chunk of $b24.actions.v2.fetchList.make<Product>({
    method: 'catalog.product.list',
    params: { select: ['id', 'name', 'xmlId', 'iblockId'], filter: { iblockId: 14 } },
    idKey: 'id',
    customKeyForResult: 'products',
  })) {
    for (const product of chunk) if (product.xmlId) map.set(product.xmlId, product)
    $logger.debug('chunk', chunk)
  }
  return map
}

export async function job(wanted: Product[]): Promise<Result<{ added: number; failed: string[] }>> {
  const started = performance.now()
  const known = await existing()
  const calls: BatchCommandsArrayUniversal = []
  for (const product of wanted)
    if (!known.has(product.xmlId ?? '')) calls.push(['catalog.product.add', { fields: { ...product, iblockId: 14 } }])
  const response = await $b24.actions.v2.batchByChunk.make<{ element: Product }>({
    calls,
    options: { isHaltOnError: false },
  })
  const result = new Result<{ added: number; failed: string[] }>()
  result.setData({ added: response.getData()?.length ?? 0, failed: response.getErrorMessages() })
  if (!response.isSuccess) {
    response.getErrorMessages().forEach((message) => $logger.warning(message))
    $logger.error('errors', response.getErrorsByKey())
    result.addErrors([...response.getErrors()])
  }
  $logger.info(`took ${Text.numberFormat((performance.now() - started) / 1000, 2)} s`, { result })
  return result
}
