import { textOfThrown } from '../../errors/sdk-error.ts'
import type { LoggerInterface } from '../../types/logger.ts'
import { SubscriptionType } from '../../types/pull/pull-enums.ts'
import type {
  CommandHandlerFunctionV2,
  TypePullClientEmitConfig,
  TypeSubscriptionCommandHandler,
  TypeSubscriptionOptions,
} from '../../types/pull/pull.ts'
import type { PullMessage } from './pull-event.ts'
import { tell } from '../../logger/tell.ts'

type Handler = (message: PullMessage, info: { type: SubscriptionType; moduleId: string }) => void

interface Subscription {
  readonly type: SubscriptionType
  /** In lower case. Undefined for subscription types without a module. */
  readonly moduleId: string | undefined
  readonly handle: Handler
}

const moduleTypes: ReadonlySet<SubscriptionType> = new Set([SubscriptionType.Server, SubscriptionType.Client])

const isHandlerObject = (
  params: TypeSubscriptionOptions | TypeSubscriptionCommandHandler,
): params is TypeSubscriptionCommandHandler => 'getModuleId' in params && typeof params.getModuleId === 'function'

/** The subscribers of a client. */
export class Subscriptions {
  readonly #all = new Set<Subscription>()
  readonly #logger: () => LoggerInterface

  constructor(logger: () => LoggerInterface) {
    this.#logger = logger
  }

  /** Returns a function that ends the subscription. @throws {TypeError} the callback is missing, or the module of a type that needs one */
  add(params: TypeSubscriptionOptions | TypeSubscriptionCommandHandler): () => void {
    const subscription = isHandlerObject(params) ? ofObject(params) : ofOptions(params)
    this.#all.add(subscription)
    return () => void this.#all.delete(subscription)
  }

  clear(): void {
    this.#all.clear()
  }

  /** Passes a message to its subscribers. One that throws does not stop the others. */
  deliver(type: SubscriptionType, message: PullMessage): void {
    const { moduleId } = message
    for (const subscription of this.#all) {
      if (subscription.type !== type || (moduleTypes.has(type) && subscription.moduleId !== moduleId)) continue
      this.#run(() => subscription.handle(message, { type, moduleId }), { type, moduleId, command: message.command })
    }
  }

  /** Reports an event of the client itself: its status, or an unsupported revision. */
  emit({ type, moduleId = '', data = {} }: TypePullClientEmitConfig): void {
    this.deliver(type, { moduleId, command: '', params: data, extra: {} })
  }

  #run(handle: () => unknown, context: Record<string, unknown>): void {
    const report = (error: unknown): void =>
      tell(this.#logger(), 'error', 'pull: a subscriber failed', { ...context, reason: textOfThrown(error) })
    try {
      const result = handle()
      if (result instanceof Promise) result.catch(report)
    } catch (error) {
      report(error)
    }
  }
}

const ofOptions = ({
  type = SubscriptionType.Server,
  moduleId,
  command,
  callback,
}: TypeSubscriptionOptions): Subscription => {
  if (typeof callback !== 'function') throw new TypeError('Pull.subscribe: parameter callback is not a function')
  const isOfModule = moduleTypes.has(type)
  if (isOfModule && (moduleId === undefined || moduleId === ''))
    throw new TypeError('Pull.subscribe: parameter moduleId is not specified')
  const call = (...args: readonly unknown[]): unknown => Reflect.apply(callback, undefined, args)
  const isNamed = command !== undefined && command !== null && command !== ''
  const handle: Handler = ({ moduleId: from, command: sent, params, extra }, info) => {
    if (type === SubscriptionType.Status || type === SubscriptionType.Revision) return call(params)
    if (!isNamed) return call({ command: sent, params, extra }, { ...info, moduleId: from })
    return sent === command ? call(params, extra, sent, { ...info, moduleId: from }) : undefined
  }
  return { type, moduleId: moduleId?.toLowerCase(), handle }
}

/** Calls the function that the map has for a command, or the method `handle` + Command. */
const ofObject = (handler: TypeSubscriptionCommandHandler): Subscription => {
  const moduleId = handler.getModuleId()
  const type = handler.getSubscriptionType?.() ?? SubscriptionType.Server
  if (moduleTypes.has(type) && (typeof moduleId !== 'string' || moduleId === ''))
    throw new TypeError('Pull.subscribe: getModuleId() gives no module')
  const handle: Handler = ({ command, params, extra }, info) =>
    commandHandler(handler, command)?.call(handler, params, extra, command, info)
  return { type, moduleId: moduleId.toLowerCase(), handle }
}

const commandHandler = (
  handler: TypeSubscriptionCommandHandler,
  command: string,
): CommandHandlerFunctionV2 | undefined => {
  const map = handler.getMap?.() ?? {}
  const mapped = Object.hasOwn(map, command) ? map[command] : undefined
  if (typeof mapped === 'function') return mapped
  const method: unknown = handler[`handle${command.charAt(0).toUpperCase()}${command.slice(1)}`]
  return isCommandHandler(method) ? method : undefined
}

const isCommandHandler = (value: unknown): value is CommandHandlerFunctionV2 => typeof value === 'function'
