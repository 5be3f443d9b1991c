import { clientNotInit } from '../../errors/catalogues/client-errors.ts'
import { authorise } from '../../request/steps/authorise.ts'
import type { B24FrameQueryParams } from '../../types/portal/frame.ts'
import { FrameSession } from './frame-session.ts'
import type { FrameSessionOptions } from './frame-session.ts'
import { type CallActions, type CallsOptions, singleCalls } from '../single-calls.ts'

export interface FrameCallsOptions extends CallsOptions, FrameSessionOptions {}

/**
 * A small client for an application in the portal's iframe. It makes single calls only, to keep bundles small. Calls, limits, retries and
 * errors are those of the package root's client. Batches, lists, statistics and the logging of calls are left out. `auth`, `placement` and
 * `options` are members. A program creates the other managers itself when it needs them.
 * @example const $b24 = await initializeB24Frame() const parent = new ParentManager($b24.message) const dialog = new
 * DialogManager($b24.message) const slider = new SliderManager($b24, $b24.message)
 */
export class FrameCalls extends FrameSession {
  #actions: CallActions | undefined

  /** Starts listening to the portal's page. @throws {SdkError} `JSSDK_CLIENT_SIDE_WARNING`: the page is not inside a portal */
  constructor(queryParams: B24FrameQueryParams, options: FrameCallsOptions = {}) {
    super(queryParams, options, (auth) => {
      this.#actions = singleCalls(
        {
          origin: auth.getTargetOrigin(),
          restUrls: auth.getTargetOriginWithPath(),
          authorise: [authorise(auth, options.observer)],
        },
        options,
      )
    })
  }

  /** The REST calls. @throws {SdkError} `JSSDK_CORE_B24_NOT_INIT` */
  get actions(): CallActions {
    if (this.#actions === undefined) throw clientNotInit()
    return this.#actions
  }
}
