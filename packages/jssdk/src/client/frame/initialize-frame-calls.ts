import { FrameCalls, type FrameCallsOptions } from './frame-calls.ts'
import { framePerPage } from './page-frame.ts'

const pageFrame = /* @__PURE__ */ framePerPage((query, options: FrameCallsOptions) => new FrameCalls(query, options))

/**
 * The small client of the page, ready for use. A page has one frame: whoever asks again gets the same, with the options of the
 * first; after `destroy()` or a failure the next call makes a new one.
 * @throws {SdkError} `JSSDK_CLIENT_SIDE_WARNING`: the page is not inside a portal; `JSSDK_FRAME_INIT_TIMEOUT`: the portal's page does
 * not answer
 */
export const initializeFrameCalls = (options: FrameCallsOptions = {}): Promise<FrameCalls> => pageFrame(options)
