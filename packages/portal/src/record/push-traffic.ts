import { neutralBase } from './neutral-address.ts'
import { rewriteJson } from './rewrite-json.ts'

/** Members of a push configuration with an address of the push server. */
const addressName = /^(?:websocket|long_polling|long_pooling|publish)(?:_secure)?$/

const pushPath = '/_push/'

/**
 * Changes the push addresses in a reply, so that clients connect to the replay. The replay tells them that push was not recorded. The real
 * push server would not know them, and the recorded channels have expired.
 */
export const withoutPushServer = (json: string): string =>
  json.includes('websocket')
    ? rewriteJson(json, (text, names) => {
        const protocol = /^(?:https?|wss?):(?=\/\/)/.exec(text)?.[0]
        const isAddress = protocol !== undefined && addressName.test(names.at(-1) ?? '')
        return isAddress ? `${protocol}//${new URL(neutralBase).host}${pushPath}` : text
      })
    : json

/** Whether a path belongs to a push server, in the form of a replay or of a local portal. */
export const isPushPath = (pathname: string): boolean => /^\/(?:_push|sub|subws|pub)(?:\/|$)/.test(pathname)
