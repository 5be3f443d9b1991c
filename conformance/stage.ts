import {
  B24Hook,
  Logger,
  LogLevel,
  MemoryHandler,
  type LogRecord,
  type RestrictionParams,
  type TypeB24,
} from '@bitrix24/b24jssdk'
import { createPortal, type Portal, type PortalOptions } from '@bitrix24/b24jssdk-portal'

/** No bucket on the client's side and short waits: for tests about anything but limits. */
export const withoutLimits: Partial<RestrictionParams> = {
  rateLimit: { burstLimit: 1e9, drainRate: 1e9, adaptiveEnabled: false },
  retryDelay: 1,
}

/** A logger that keeps what it was given, and the records by context code. */
export interface RecordedLog {
  readonly logger: Logger
  records(): LogRecord[]
  withCode(code: string): LogRecord[]
  withMessage(part: string): LogRecord[]
}

export const recordedLog = (): RecordedLog => {
  const memory = new MemoryHandler(LogLevel.DEBUG, { limit: 100_000 })
  const records = (): LogRecord[] => memory.getRecords()
  return {
    logger: Logger.create('conformance').pushHandler(memory),
    records,
    withCode: (code) => records().filter((record) => record.context['code'] === code),
    withMessage: (part) => records().filter((record) => record.message.includes(part)),
  }
}

/** A portal on a socket of its own and a client that talks to it. */
export interface Stage extends AsyncDisposable {
  readonly portal: Portal
  readonly $b24: B24Hook
  readonly log: RecordedLog
}

type HookOptions = NonNullable<Parameters<typeof B24Hook.fromWebhookUrl>[1]>

export interface StageOptions extends PortalOptions {
  readonly restrictionParams?: Partial<RestrictionParams>
  /** The SDK's settings beside limits and retries. */
  readonly sdk?: Omit<HookOptions, 'restrictionParams'>
}

export const openStage = async ({ restrictionParams, sdk, ...options }: StageOptions = {}): Promise<Stage> => {
  const portal = await createPortal(options)
  const log = recordedLog()
  const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, {
    ...sdk,
    restrictionParams: { ...withoutLimits, ...restrictionParams },
  })
  $b24.setLogger(log.logger)
  return { portal, $b24, log, [Symbol.asyncDispose]: () => portal.close() }
}

/** Ids 1 to `count`. */
export const idsUpTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

/** All that an asynchronous iterator yields. */
export const collect = async <T>(source: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const item of source) all.push(item)
  return all
}

/** What a promise was rejected with; fails when it was not. */
export const rejectionOf = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('The promise was expected to be rejected, but it was resolved.')
}

/** The secret part of a webhook URL: it may stand in no log and no error. */
export const secretOf = ($b24: TypeB24): string => {
  const tokens = $b24.auth.getAuthData()
  if (tokens === false) throw new Error('A webhook always has its secret.')
  return tokens.access_token
}

/** Calls an action the way a program without types may, with options that the compiler would refuse. */
export const makeUntyped = (action: object, options: unknown): unknown => {
  const make: unknown = Reflect.get(action, 'make')
  if (typeof make !== 'function') throw new TypeError('The action has no make.')
  return Reflect.apply(make, action, [options])
}
