import type { ApiVersion } from '../../types/calls/api-version.ts'
import { B24Frame, type FrameOptions } from './frame.ts'
import { framePerPage } from './page-frame.ts'

export interface InitializeFrameOptions extends FrameOptions {
  /** Without effect; kept for programs that pass it. */
  readonly version?: ApiVersion | undefined
}

const pageFrame = /* @__PURE__ */ framePerPage((query, options: FrameOptions) => new B24Frame(query, options))

/**
 * The client of the page, ready for use. A page has one frame: whoever asks again gets the same, with the options of the first;
 * after `destroy()` or a failure the next call makes a new one.
 * @throws {SdkError} `JSSDK_CLIENT_SIDE_WARNING`: the page is not inside a portal; `JSSDK_FRAME_INIT_TIMEOUT`: the portal's page does
 * not answer
 */
export const initializeB24Frame = (options: InitializeFrameOptions = {}): Promise<B24Frame> => pageFrame(options)
