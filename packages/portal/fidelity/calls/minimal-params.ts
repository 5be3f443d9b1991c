import type { WireMap, WireValue } from '@bitrix24/b24jssdk-portal'
import { isPositional } from '../../src/documented/check-params.ts'
import type { MethodRecord, ParamRecord } from '../../src/documented/record.ts'
import { flagsOfObject, objectOf, plainName } from '../facts.ts'

/** Values for the parameters of a method, made from its documentation alone: only what is required, or all there is. */
export const paramsOf = (record: MethodRecord, which: 'required' | 'all'): WireMap | readonly WireValue[] => {
  const filled = fill(record.params, { which, flags: flagsOfObject(objectOf(record.method)) })
  return isPositional(record) ? Object.values(filled) : filled
}

interface Filling {
  readonly which: 'required' | 'all'
  /** The names of fields that the examples show as `Y` or `N`. */
  readonly flags: ReadonlySet<string>
}

const fill = (params: readonly ParamRecord[], filling: Filling, isInner = false): WireMap =>
  Object.fromEntries(
    params
      .filter(
        (param) =>
          param.isRequired || (filling.which === 'all' && (isInner || !isNavigation(param.name)) && !isOpaque(param)),
      )
      .map((param) => [param.name, valueOf(param, filling)]),
  )

/** An object whose keys are not documented. */
const isOpaque = ({ type, children }: ParamRecord): boolean =>
  /object|array|any|file|\|/.test(type) && children.length === 0

const isNavigation = (name: string): boolean =>
  /^(?:start|select|filter|order|sort|limit|offset|last_?id|first_?id)$/i.test(name)

const valueOf = ({ name, type, children }: ParamRecord, filling: Filling): WireValue => {
  const [word] = type.split('|')
  switch (word) {
    case 'int':
      return /status/i.test(name) ? 2 : 1
    case 'double':
      return 1.5
    case 'boolean':
      return true
    case 'char':
      return 'Y'
    case 'date':
      return '2026-02-03'
    case 'datetime':
      return '2026-02-03T10:00:00+03:00'
    case 'array':
      // The values of a row are no list, though some pages call them an array.
      if (children.length > 0 && /^fields$/i.test(name)) return fill(children, filling, true)
      return children.length === 0 ? [] : [fill(children, filling, true)]
    case 'object':
      return fill(children, filling, true)
    case 'file':
      return ['a.txt', 'YQ==']
    default:
      return filling.flags.has(plainName(name)) ? 'Y' : textOf(name)
  }
}

/** Text that passes for a number; a date where the name says so. */
const textOf = (name: string): string =>
  /^date|date(?:_?from|_?to)?$|time$|deadline|^from$|^to$/i.test(name) ? '2026-02-03T10:00:00+03:00' : '1'
