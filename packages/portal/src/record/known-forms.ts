/** Secrets as they may stand in a text, each with what stands in its place. */
export interface KnownForms {
  readonly size: number
  get(form: string): string | undefined
  set(form: string, standIn: string): void
  /** The text without them. */
  hide(text: string): string
}

/** So few are looked for one after the other; more, in one pass over the text. */
const fewForms = 64

export const createKnownForms = (): KnownForms => {
  const forms = new Map<string, string>()
  /** How each form begins, as long as the shortest of all is. */
  const beginnings = new Set<string>()
  let shortest = Infinity
  /** The lengths that forms have, the longest first: a secret may be the beginning of another. */
  let lengths: readonly number[] = []

  const add = (form: string): void => {
    if (!lengths.includes(form.length)) lengths = [...lengths, form.length].toSorted((one, other) => other - one)
    if (form.length < shortest) {
      shortest = form.length
      beginnings.clear()
      for (const known of forms.keys()) beginnings.add(known.slice(0, shortest))
    }
    beginnings.add(form.slice(0, shortest))
  }
  const formAt = (text: string, at: number): string | undefined => {
    for (const length of lengths) {
      const form = text.slice(at, at + length)
      if (forms.has(form)) return form
    }
    return undefined
  }
  const hideMany = (text: string): string => {
    let hidden = ''
    let copiedTo = 0
    for (let at = 0; at + shortest <= text.length; at++) {
      if (!beginnings.has(text.slice(at, at + shortest))) continue
      const form = formAt(text, at)
      if (form === undefined) continue
      hidden += text.slice(copiedTo, at) + (forms.get(form) ?? '')
      copiedTo = at + form.length
      at = copiedTo - 1
    }
    return hidden + text.slice(copiedTo)
  }
  return {
    get size() {
      return forms.size
    },
    get: (form) => forms.get(form),
    set: (form, standIn) => {
      if (form === '') return
      if (!forms.has(form)) add(form)
      forms.set(form, standIn)
    },
    hide: (text) => {
      if (forms.size > fewForms) return hideMany(text)
      let hidden = text
      for (const [form, standIn] of forms) hidden = hidden.replaceAll(form, standIn)
      return hidden
    },
  }
}
