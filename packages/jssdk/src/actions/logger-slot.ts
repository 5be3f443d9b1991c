import type { LoggerInterface } from '../types/logger.ts'
import type { ActionContext } from './action-context.ts'

/** What actions are held by: its logger can be replaced, and they ask for it at each use, so those made before follow too. */
export abstract class LoggerSlot {
  /** For the actions: the given context with the slot's logger. */
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
