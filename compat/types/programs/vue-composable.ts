// Composables, as Vue and Nuxt applications have them (with stand-ins for the framework's functions).
import {
  initializeB24Frame,
  LoggerFactory,
  type B24Frame,
  type B24HelperManager,
  type LoggerInterface,
  type TypeB24,
  type TypeCallParams,
  useB24Helper,
  LoadDataType,
  B24Hook,
  Result,
  AjaxError,
} from '@bitrix24/b24jssdk'

interface Ref<T> {
  value: T
}
declare function ref<T>(value: T): Ref<T>
declare function shallowRef<T>(value?: T): Ref<T | undefined>
declare function reactive<T extends object>(value: T): T
declare function provide<T>(key: symbol, value: T): void
declare function inject<T>(key: symbol): T | undefined
declare function defineNuxtPlugin<T extends object>(plugin: () => Promise<{ provide: T }>): T
declare function createError(options: {
  statusCode: number
  statusMessage?: string
  data?: unknown
  cause?: unknown
  fatal?: boolean
}): Error

const key = Symbol('b24')
const { initB24Helper, getB24Helper } = useB24Helper()

export function useB24() {
  const $b24: Ref<B24Frame | undefined> = shallowRef<B24Frame>()
  const isLoading = ref(false)
  const error = ref<Error | null>(null)
  const state = reactive({ rows: [] as { id: number; title: string }[], status: { code: 0 } })
  const $logger: LoggerInterface = LoggerFactory.createForBrowser('app', true)

  async function init() {
    isLoading.value = true
    try {
      $b24.value = await initializeB24Frame()
      await initB24Helper($b24.value, [LoadDataType.Profile])
      provide(key, $b24.value)
    } catch (e: any) {
      error.value = e
      $logger.error(e)
      throw createError({
        statusCode: 404,
        statusMessage: e?.message || e,
        data: { description: e.code },
        cause: e,
        fatal: true,
      })
    } finally {
      isLoading.value = false
    }
  }

  async function load(params: TypeCallParams = {}) {
    if (!$b24.value) return
    for await (const chunk of $b24.value.fetchListMethod(
      'crm.item.list',
      { entityTypeId: 2, ...params },
      'id',
      'items',
    )) {
      state.rows.push(...chunk.map((item) => ({ id: item.id, title: item.title })))
    }
    $logger.info('rows', state.rows)
    $logger.info('state', state)
  }

  const helper = (): B24HelperManager => getB24Helper()
  return { $b24, init, load, state, helper, $logger }
}

export const useClient = (): TypeB24 => {
  const client = inject<TypeB24>(key)
  if (!client) throw createError({ statusCode: 500 })
  return client
}

export default defineNuxtPlugin(async () => {
  const b24 = B24Hook.fromWebhookUrl('https://x/rest/1/s')
  return { provide: { b24 } }
})

export async function useCall<T>(
  method: string,
  params?: TypeCallParams,
): Promise<{ data: Ref<T | null>; failure: Ref<AjaxError | null> }> {
  const data = ref<T | null>(null) as Ref<T | null>
  const failure = ref<AjaxError | null>(null)
  try {
    const response = await useClient().actions.v2.call.make<T>({ method, params })
    data.value = response.getData()?.result ?? null
  } catch (e) {
    if (e instanceof AjaxError) failure.value = e
  }
  return { data, failure }
}

export const problems = (result: Result): string[] => [...result.errors.values()].map(({ message }) => message)
