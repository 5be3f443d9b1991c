import { parseJson, isWireMap, type WireMap } from '../wire-value.ts'
import { createKnownForms } from './known-forms.ts'
import { looksLikeJson, rewriteJson } from './rewrite-json.ts'
import { scrubPersonal } from './scrub-personal.ts'
import { scrubText } from './scrub-text.ts'
import {
  isBlockName,
  isChannelKey,
  isSecretName,
  isStandIn,
  isUnmistakable,
  numberedStandIn,
  placeholder,
} from './secret-names.ts'

/** Replaces secrets in texts. A secret that was found once by its name is replaced everywhere afterwards. */
export interface Scrubber {
  /** A text of any kind: JSON, a form, a URL, markup. */
  text(text: string): string
  /** Replaces only the secrets that are already known. */
  known(text: string): string
  params(params: WireMap): WireMap
  /** Remembers the credentials in a request's headers. The headers themselves are never recorded. */
  learnHeaders(headers: Iterable<readonly [string, string]>): void
  /** Treats a text as a secret from now on, whatever its form. Returns its own replacement. */
  nameSecret(kind: string, secret: string): string
}

export interface ScrubberOptions {
  /** Secrets that are known from the start. */
  readonly secrets?: readonly string[] | undefined
  /** Whether e-mail addresses and phone numbers are replaced too. */
  readonly isPersonalScrubbed?: boolean | undefined
}

export const createScrubber = ({ secrets = [], isPersonalScrubbed = false }: ScrubberOptions = {}): Scrubber => {
  // Each form of a secret, with its replacement.
  const forms = createKnownForms()
  const numbers = new Map<string, number>()
  const remember = (secret: string, standIn: string): void => {
    for (const form of formsOf(secret)) forms.set(form, standIn)
  }
  const learn = (secret: string): string => {
    const known = forms.get(secret)
    if (known !== undefined) return known
    if (isUnmistakable(secret)) remember(secret, placeholder)
    return placeholder
  }
  for (const secret of secrets) remember(secret, placeholder)

  const hideKnown = (text: string): string => forms.hide(text)
  const hideInFiles = (text: string): string =>
    text.replaceAll(base64, (found) => {
      if (found.length < shortestFile) return found
      // Bytes as characters, so that bytes that are not text stay unchanged.
      const file = Buffer.from(found, 'base64').toString('latin1')
      const scrubbed = scrub(file)
      return scrubbed === file ? found : Buffer.from(scrubbed, 'latin1').toString('base64')
    })
  const scrubString = (text: string, names: readonly string[]): string => {
    if (isUnderSecretName(text, names)) {
      return text === '' || isStandIn(text) ? text : learn(text)
    }
    if (looksLikeJson(text)) return hideKnown(scrubText(rewriteJson(text, scrubString), learn))
    const scrubbed = hideInFiles(hideKnown(scrubText(text, learn)))
    return isPersonalScrubbed ? scrubPersonal(scrubbed, names) : scrubbed
  }
  const scrub = (text: string): string => {
    const once = () =>
      looksLikeJson(text) ? hideKnown(rewriteJson(text, scrubString)) : hideKnown(scrubString(text, []))
    // A secret may appear without its name earlier in the text than with its name. So a second pass follows if the first one found new
    // secrets.
    const known = forms.size
    const scrubbed = once()
    return forms.size === known ? scrubbed : once()
  }
  return {
    text: scrub,
    known: hideKnown,
    params: (params) => {
      const scrubbed = parseJson(scrub(JSON.stringify(params)))
      return isWireMap(scrubbed) ? scrubbed : {}
    },
    nameSecret: (kind, secret) => {
      const known = isStandIn(secret) ? secret : forms.get(secret)
      if (known !== undefined && known !== placeholder) return known
      const number = (numbers.get(kind) ?? 0) + 1
      numbers.set(kind, number)
      const standIn = numberedStandIn(kind, number)
      if (secret.length >= shortestSecret) remember(secret, standIn)
      return standIn
    },
    learnHeaders: (headers) => {
      for (const [name, value] of headers) {
        if (isSecretName(name)) learn(value.replace(/^\w+\s+/, ''))
        if (/^cookie$/i.test(name)) for (const pair of value.split(/;\s*/)) learn(pair.slice(pair.indexOf('=') + 1))
      }
    },
  }
}

/** A file in base64, or a word of the same letters. */
const base64 = /[A-Za-z\d+/]+={0,2}/g
const shortestFile = 24

/** Shorter secrets are replaced only under their names. Elsewhere they could be parts of ordinary words. */
const shortestSecret = 8

/** A text deeper below a secret name may be a description. There, only texts that look like a secret are replaced. */
const isUnderSecretName = (text: string, names: readonly string[]): boolean => {
  const nearest = names.at(-1)
  if (nearest !== undefined && (isSecretName(nearest) || isChannelKey(text, names))) return true
  return names.some((name) => isSecretName(name) && !isBlockName(name)) && text.length >= 16 && isUnmistakable(text)
}

/** The forms of a secret in a text: plain, encoded once or twice for a URL, and escaped in JSON by JavaScript or PHP. */
const formsOf = (secret: string): readonly string[] => {
  const inUrl = encodeURIComponent(secret)
  const inForm = new URLSearchParams({ '': secret }).toString().slice(1)
  const inJson = JSON.stringify(secret).slice(1, -1)
  return [secret, inUrl, encodeURIComponent(inUrl), inForm, inJson, inJson.replaceAll('/', '\\/')]
}
