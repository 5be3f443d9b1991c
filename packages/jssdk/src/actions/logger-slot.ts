import type { LoggerInterface } from '../types/logger.ts'
import type { ActionContext } from './action-context.ts'

/** Lets a manager's logger be replaced; its actions ask for it at each use, so those made before follow too. */
export class LoggerSlot {
  /** The context for the manager's actions: the given one with the slot's logger. */
  readonly context: ActionContext
  readonly #outer: ActionContext
  #logger: LoggerInterface | undefined

  constructor(outer: ActionContext) {
    this.#outer = outer
    this.context = {
      http: (version) => outer.http(version),
      logger: () => this.get(),
      isV3Method: (method) => outer.isV3Method(method),
      get warnsAboutV3() {
        return outer.warnsAboutV3
      },
      clock: outer.clock,
    }
  }

  set(logger: LoggerInterface): void {
    this.#logger = logger
  }

  get(): LoggerInterface {
    return this.#logger ?? this.#outer.logger()
  }
}
