import { readFrameQuery } from '../../bridge/messages/frame-query.ts'
import { pageWindow } from '../../bridge/messages/page.ts'
import type { B24FrameQueryParams } from '../../types/portal/frame.ts'

interface AnyFrame {
  readonly isDestroyed: boolean
  init(): Promise<void>
  destroy(): void
}

interface PageFrame<Frame> {
  readonly frame: Frame
  readonly ready: Promise<Frame>
}

/**
 * Makes a function that returns the one frame of a page when it is ready. A second call returns the same frame and ignores its own options.
 * After `destroy()` or a failure the next call creates a new frame.
 */
export const framePerPage = <Frame extends AnyFrame, Options>(
  make: (query: B24FrameQueryParams, options: Options) => Frame,
): ((options: Options) => Promise<Frame>) => {
  let current: PageFrame<Frame> | undefined
  return async (options) => {
    if (current === undefined || current.frame.isDestroyed)
      current = open(make(readFrameQuery(pageWindow().name), options))
    return current.ready
  }
}

const open = <Frame extends AnyFrame>(frame: Frame): PageFrame<Frame> => {
  const ready = frame.init().then(
    () => frame,
    (error: unknown) => {
      frame.destroy()
      throw error
    },
  )
  return { frame, ready }
}
