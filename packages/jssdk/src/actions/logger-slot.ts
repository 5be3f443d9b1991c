import type { LoggerInterface } from '../types/logger.ts'
import type { ActionContext } from './action-context.ts'

/**
 * The base of classes that hold actions. Its logger can be replaced. Actions ask for the logger at each use, so existing ones use the new
 * logger too.
 */
export abstract class LoggerSlot {
  /** The given context with the slot's logger, for the actions. */
  protected readonly context: ActionContext
  readonly #outer: ActionContext
  #logger: LoggerInterface | undefined

  constructor(outer: ActionContext) {
    this.#outer = outer
    this.context = { ...outer, logger: () => this.getLogger() }
  }

  setLogger(logger: LoggerInterface): void {
    this.#logger = logger
  }

  getLogger(): LoggerInterface {
    return this.#logger ?? this.#outer.logger()
  }
}
