import { frameDomainInvalid } from '../../errors/catalogues/client-errors.ts'
import type { B24FrameQueryParams } from '../../types/portal/frame.ts'

/**
 * Reads the handshake values from the window name that a portal gives to an application's frame: `domain|protocol|session`.
 * @throws {SdkError} `JSSDK_CLIENT_SIDE_WARNING`: the name has another form, so the page is not inside a portal
 */
export const readFrameQuery = (windowName: string): B24FrameQueryParams => {
  const [domain, protocol, appSid] = windowName.split('|')
  if (!domain || !appSid) throw frameDomainInvalid()
  return { DOMAIN: domain, PROTOCOL: protocol === '1', APP_SID: appSid, LANG: null }
}

/**
 * The origin of the portal around the frame; a default port is left out.
 * @throws {SdkError} `JSSDK_CLIENT_SIDE_WARNING`: the domain is invalid, so no message could be sent or trusted
 */
export const originOf = ({ DOMAIN, PROTOCOL }: B24FrameQueryParams): string => {
  const text = `${PROTOCOL ? 'https' : 'http'}://${DOMAIN ?? ''}`
  if (!DOMAIN || !/^[\w.:[\]-]+$/.test(DOMAIN) || !URL.canParse(text)) throw frameDomainInvalid()
  return new URL(text.replace(/:(?:80|443)$/, '')).origin
}
