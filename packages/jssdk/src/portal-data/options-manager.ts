import type { DateTime } from 'luxon'
import { inexpressiblePart } from '../batch/inexpressible.ts'
import type { TypeB24 } from '../client/type-b24.ts'
import { Result } from '../results/result.ts'
import { toDateTime } from '../tools/dates.ts'
import { TypeOption } from '../types/portal/helper.ts'
import { isObject } from '../types/narrow.ts'
import type { Untyped } from '../types/untyped.ts'
import { numberOf } from './wire-values.ts'

/** A message that tells the application's other users about changed settings. */
export interface OptionsPull {
  readonly moduleId: string
  readonly command: string
  readonly params: Record<string, unknown>
}

/** The owner of the settings: the application or its user. */
export type OptionsOwner = 'app' | 'user'

/** Settings of a portal. The portal keeps them as text, and this class returns typed values. */
export class OptionsManager {
  readonly #b24: TypeB24
  readonly #owner: OptionsOwner
  readonly #values = new Map<string, unknown>()

  /** @param options the result of `app.option.get` or `user.option.get` */
  constructor(b24: TypeB24, owner: OptionsOwner, options: unknown) {
    this.#b24 = b24
    this.#owner = owner
    this.#set(options)
  }

  static getSupportTypes(): TypeOption[] {
    return Object.values(TypeOption)
  }

  /** A list as it is, or the values of PHP's map from positions to elements. */
  static prepareArrayList(list: unknown): Untyped[] {
    return Array.isArray(list) || isObject(list) ? Object.values(list) : []
  }

  get data(): Map<string, Untyped> {
    return this.#values
  }

  /** Forgets the loaded settings. The portal keeps them. */
  reset(): void {
    this.#values.clear()
  }

  getJsonArray(key: string, defValue: Untyped[] = []): Untyped[] {
    const value = this.#json(key)
    return Array.isArray(value) || isObject(value) ? OptionsManager.prepareArrayList(value) : defValue
  }

  getJsonObject(key: string, defValue: object = {}): object {
    const value = this.#json(key)
    return isObject(value) ? value : defValue
  }

  getFloat(key: string, defValue = 0): number {
    return this.#has(key) ? numberOf(this.#values.get(key)) : defValue
  }

  getInteger(key: string, defValue = 0): number {
    return this.#has(key) ? Math.trunc(numberOf(this.#values.get(key))) : defValue
  }

  /** A flag that is on unless it was switched off. */
  getBoolYN(key: string, defValue = true): boolean {
    return this.#has(key) ? this.#values.get(key) === 'Y' : defValue
  }

  /** A flag that is off unless it was switched on. */
  getBoolNY(key: string, defValue = false): boolean {
    return this.getBoolYN(key, defValue)
  }

  getString(key: string, defValue = ''): string {
    return this.#has(key) ? String(this.#values.get(key)) : defValue
  }

  /** A date in ISO form. */
  getDate(key: string, defValue: null | DateTime = null): null | DateTime {
    if (!this.#has(key)) return defValue
    const date = toDateTime(this.getString(key))
    return date.isValid ? date : defValue
  }

  encode(value: unknown): string {
    return JSON.stringify(value)
  }

  /** The parsed JSON of a text, or the default. */
  decode(data: string, defaultValue: Untyped): Untyped {
    const value = parseJson(data)
    return value === undefined ? (defaultValue as unknown) : value
  }

  /**
   * Stores settings at the portal. With `optionsPull` it also tells the other users. Both go in one request, unless a batch command cannot
   * express the values.
   */
  async save(options: Record<string, Untyped>, optionsPull?: OptionsPull, requestId?: string): Promise<Result> {
    const isEmpty = Object.keys(options).length === 0
    const commands = [
      // Without any settings the call has no `options`, and the portal's own error says so.
      { method: `${this.#owner}.option.set`, params: isEmpty ? {} : { options } },
      ...(optionsPull === undefined ? [] : [pullCommand(optionsPull)]),
    ]
    const result = await this.#run(commands, requestId)
    if (result.isSuccess) this.#set(options)
    return result
  }

  async #run(commands: readonly OptionsCommand[], requestId: string | undefined): Promise<Result> {
    const { batch, call } = this.#b24.actions.v2
    const isPlain = commands.every(
      ({ method, params }) => inexpressiblePart(params, { method, earlier: new Set() }) === undefined,
    )
    if (isPlain)
      return batch.make({
        calls: [...commands],
        options: { isHaltOnError: true, returnAjaxResult: false, ...(requestId !== undefined && { requestId }) },
      })
    let result = new Result()
    for (const command of commands) if (result.isSuccess) result = await call.make({ ...command, requestId })
    return result
  }

  #set(options: unknown): void {
    // PHP sends an empty map as a list.
    for (const [key, value] of Object.entries(isObject(options) ? options : {})) this.#values.set(key, value)
  }

  #has(key: string): boolean {
    const value = this.#values.get(key)
    return value !== undefined && value !== null
  }

  #json(key: string): unknown {
    const value = this.#values.get(key)
    return typeof value === 'string' ? parseJson(value) : value
  }
}

interface OptionsCommand {
  readonly method: string
  readonly params: Record<string, unknown>
}

const pullCommand = ({ moduleId, command, params }: OptionsPull): OptionsCommand => ({
  method: 'pull.application.event.add',
  params: { COMMAND: command, PARAMS: params, MODULE_ID: moduleId },
})

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // A setting may hold any text. When it is not JSON, the caller uses a default.
    return undefined
  }
}
