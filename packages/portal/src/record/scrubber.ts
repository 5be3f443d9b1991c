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

/** Takes secrets out of texts. A secret that was once seen under its name is known from then on, wherever it stands. */
export interface Scrubber {
  /** A text of any kind: JSON, a form, a URL, markup. */
  text(text: string): string
  /** Takes out only what is known as a secret by now. */
  known(text: string): string
  params(params: WireMap): WireMap
  /** Remembers the credentials in a request's headers, which are never kept themselves. */
  learnHeaders(headers: Iterable<readonly [string, string]>): void
  /** Takes a text for a secret from now on, whatever it looks like; returns the stand-in that is its own. */
  nameSecret(kind: string, secret: string): string
}

export interface ScrubberOptions {
  /** Secrets known from the start. */
  readonly secrets?: readonly string[] | undefined
  /** Whether addresses of e-mail and telephone numbers are replaced too. */
  readonly isPersonalScrubbed?: boolean | undefined
}

export const createScrubber = ({ secrets = [], isPersonalScrubbed = false }: ScrubberOptions = {}): Scrubber => {
  // Each form of a secret, and what stands in its place.
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
      // Bytes as characters: what is no text stays as it is.
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
    // A secret may stand without its name before the place that names it.
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

/** A shorter one would take words out of other texts; it is replaced where it stands under its name. */
const shortestSecret = 8

/** What is deeper under a secret name may be a description of it: there only what looks like a secret is one. */
const isUnderSecretName = (text: string, names: readonly string[]): boolean => {
  const nearest = names.at(-1)
  if (nearest !== undefined && (isSecretName(nearest) || isChannelKey(text, names))) return true
  return names.some((name) => isSecretName(name) && !isBlockName(name)) && text.length >= 16 && isUnmistakable(text)
}

/** A secret as it may stand in a text: as it is, in a URL (of a URL), in JSON as JavaScript and as PHP write it. */
const formsOf = (secret: string): readonly string[] => {
  const inUrl = encodeURIComponent(secret)
  const inForm = new URLSearchParams({ '': secret }).toString().slice(1)
  const inJson = JSON.stringify(secret).slice(1, -1)
  return [secret, inUrl, encodeURIComponent(inUrl), inForm, inJson, inJson.replaceAll('/', '\\/')]
}
