/** The forms in which secrets may appear in a text, each with its replacement. */
export interface KnownForms {
  readonly size: number
  get(form: string): string | undefined
  set(form: string, standIn: string): void
  /** Replaces all known forms in the text. */
  hide(text: string): string
}

/** Up to this number, forms are searched one after another. More are searched in one pass over the text. */
const fewForms = 64

export const createKnownForms = (): KnownForms => {
  const forms = new Map<string, string>()
  /** The beginnings of all forms. They have the length of the shortest form. */
  const beginnings = new Set<string>()
  let shortest = Infinity
  /** The lengths of the secrets as they may be written. Longer ones come first, because one secret may be the beginning of another. */
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
