import { FrameCalls, type FrameCallsOptions } from './frame-calls.ts'
import { framePerPage } from './page-frame.ts'

const pageFrame = /* @__PURE__ */ framePerPage((query, options: FrameCallsOptions) => new FrameCalls(query, options))

/**
 * Returns the page's small client when it is ready. A page has one frame: a second call returns the same client and ignores its own
 * options. After `destroy()` or a failure the next call creates a new client.
 * @throws {SdkError} `JSSDK_CLIENT_SIDE_WARNING`: the page is not inside a portal; `JSSDK_FRAME_INIT_TIMEOUT`: the portal's page does not
 * answer
 */
export const initializeFrameCalls = (options: FrameCallsOptions = {}): Promise<FrameCalls> => pageFrame(options)
