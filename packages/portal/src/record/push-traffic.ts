import { neutralBase } from './neutral-address.ts'
import { rewriteJson } from './rewrite-json.ts'

/** Members of a push configuration that hold an address of the push server. */
const addressName = /^(?:websocket|long_polling|long_pooling|publish)(?:_secure)?$/

const pushPath = '/_push/'

/**
 * Has the push configuration in a reply lead a client of the replay to the replay, which says that push was not recorded:
 * the real push server knows nothing of a replay, and channels are gone by then.
 */
export const withoutPushServer = (json: string): string =>
  json.includes('websocket')
    ? rewriteJson(json, (text, names) => {
        const protocol = /^(?:https?|wss?):(?=\/\/)/.exec(text)?.[0]
        const isAddress = protocol !== undefined && addressName.test(names.at(-1) ?? '')
        return isAddress ? `${protocol}//${new URL(neutralBase).host}${pushPath}` : text
      })
    : json

/** Whether a path is one of a push server, as a replay names it or as a local portal has it. */
export const isPushPath = (pathname: string): boolean => /^\/(?:_push|sub|subws|pub)(?:\/|$)/.test(pathname)
