import type { ApiVersion } from '../../types/calls/api-version.ts'
import { B24Frame, type FrameOptions } from './frame.ts'
import { framePerPage } from './page-frame.ts'

export interface InitializeFrameOptions extends FrameOptions {
  /** Has no effect. Older programs pass it. */
  readonly version?: ApiVersion | undefined
}

const pageFrame = /* @__PURE__ */ framePerPage((query, options: FrameOptions) => new B24Frame(query, options))

/**
 * Returns the page's client when it is ready. A page has one frame: a second call returns the same client and ignores its own options.
 * After `destroy()` or a failure the next call creates a new client.
 * @throws {SdkError} `JSSDK_CLIENT_SIDE_WARNING`: the page is not inside a portal; `JSSDK_FRAME_INIT_TIMEOUT`: the portal's page does not
 * answer
 */
export const initializeB24Frame = (options: InitializeFrameOptions = {}): Promise<B24Frame> => pageFrame(options)
