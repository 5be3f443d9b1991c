import { readFrameQuery } from '../bridge/frame-query.ts'
import { pageWindow } from '../bridge/page.ts'
import type { ApiVersion } from '../types/api-version.ts'
import { B24Frame, type FrameOptions } from './frame.ts'

export interface InitializeFrameOptions extends FrameOptions {
  /** Without effect; kept for programs that pass it. */
  readonly version?: ApiVersion | undefined
}

interface PageFrame {
  readonly frame: B24Frame
  readonly ready: Promise<B24Frame>
}

let current: PageFrame | undefined

/**
 * The client of the page, ready for use. A page has one frame: whoever asks again gets the same, with the options of the first;
 * after `destroy()` or a failure the next call makes a new one.
 * @throws {SdkError} `JSSDK_CLIENT_SIDE_WARNING`: the page is not inside a portal; `JSSDK_FRAME_INIT_TIMEOUT`: the portal's page does
 * not answer
 */
export const initializeB24Frame = async (options: InitializeFrameOptions = {}): Promise<B24Frame> => {
  if (current === undefined || current.frame.isDestroyed) current = openFrame(options)
  return current.ready
}

const openFrame = (options: InitializeFrameOptions): PageFrame => {
  const frame = new B24Frame(readFrameQuery(pageWindow().name), options)
  const ready = frame.init().then(
    () => frame,
    (error: unknown) => {
      frame.destroy()
      throw error
    },
  )
  return { frame, ready }
}
