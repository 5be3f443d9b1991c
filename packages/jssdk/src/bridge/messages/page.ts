import { clientSideWarning } from '../../errors/catalogues/client-errors.ts'

/** The window of the application's own page. @throws {SdkError} `JSSDK_CLIENT_SIDE_WARNING`: there is no window, for example on a server */
export const pageWindow = (): Window => {
  if (typeof window !== 'undefined') return window
  throw clientSideWarning({
    message: 'There is no window here. On a server use B24Hook or B24OAuth.',
  })
}
