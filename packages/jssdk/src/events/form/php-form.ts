import { eventRefused } from '../../errors/catalogues/event-errors.ts'

/** A value of a PHP-style form: every leaf is text. */
export type FormValue = string | readonly FormValue[] | FormMap
export interface FormMap {
  readonly [key: string]: FormValue
}

type Branch = Map<string, Branch | string>

/**
 * Parses `a[b][c]=1&a[d][]=2` as PHP does. Keys 0, 1, 2... make a list.
 * @throws {SdkError} `JSSDK_EVENT_TOO_LARGE`, `JSSDK_EVENT_MALFORMED`: an escape that is not UTF-8
 */
export const parsePhpForm = (form: string, { maxDepth, maxKeys }: { maxDepth: number; maxKeys: number }): FormMap => {
  // Empty parts count too. Otherwise variables after them could be dropped without an error.
  const parts = form.split('&', maxKeys + 1)
  if (parts.length > maxKeys) throw eventRefused({ fault: 'tooLarge' })
  const root: Branch = new Map()
  for (const part of parts) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const path = pathOf(decode(equals < 0 ? part : part.slice(0, equals)), maxDepth)
    assign(root, path, equals < 0 ? '' : decode(part.slice(equals + 1)))
  }
  return toMap(root)
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (cause) {
    throw eventRefused({ fault: 'malformed', cause })
  }
}

/**
 * `a[b][]` becomes the path a, b and the next number. Each character is read once, since anybody can send a name with a million brackets.
 */
const pathOf = (name: string, maxDepth: number): readonly string[] => {
  let open = name.indexOf('[')
  if (open <= 0) return [name]
  const path = [name.slice(0, open)]
  for (;;) {
    if (path.length > maxDepth) throw eventRefused({ fault: 'tooLarge' })
    const close = open < 0 ? -1 : name.indexOf(']', open)
    if (close < 0) return path
    path.push(name.slice(open + 1, close))
    open = name.indexOf('[', close)
  }
}

const assign = (root: Branch, path: readonly string[], value: string): void => {
  let branch = root
  for (const [depth, step] of path.entries()) {
    const key = step === '' && depth > 0 ? String(branch.size) : step
    if (depth === path.length - 1) {
      branch.set(key, value)
      return
    }
    const known = branch.get(key)
    const inner: Branch = known instanceof Map ? known : new Map()
    branch.set(key, inner)
    branch = inner
  }
}

/** `Object.fromEntries` makes own members, so a key such as `__proto__` does not change a prototype. */
const toMap = (branch: Branch): FormMap => Object.fromEntries([...branch].map(([key, value]) => [key, toValue(value)]))

const toValue = (value: Branch | string): FormValue => {
  if (typeof value === 'string') return value
  const isList = [...value.keys()].every((key, index) => key === String(index))
  return isList ? [...value.values()].map(toValue) : toMap(value)
}

const isFormMap = (value: FormValue | undefined): value is FormMap => typeof value === 'object' && !Array.isArray(value)

/** The text under a key of a map, own members only. */
export const textOf = (map: FormMap, key: string): string | undefined => {
  const value = Object.hasOwn(map, key) ? map[key] : undefined
  return typeof value === 'string' ? value : undefined
}

/** The map under a key of a map, own members only. Empty when it is absent: a form cannot express an empty map. */
export const mapOf = (map: FormMap, key: string): FormMap => {
  const value = Object.hasOwn(map, key) ? map[key] : undefined
  return isFormMap(value) ? value : {}
}
