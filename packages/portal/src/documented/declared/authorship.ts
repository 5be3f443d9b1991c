import type { Row } from '../../engine/untyped-row.ts'
import type { Entity } from '../../engine/entity.ts'
import { formatDateTime } from '../../server-time.ts'
import type { MethodCall } from '../../methods/method.ts'

const born = /^(?:date_?(?:create|insert|add)|created?(?:_?(?:time|date|at))?)$/i
const moved = /^(?:date_?(?:modify|update)|timestamp_?x|(?:updated?|modified|last_?updated)(?:_?(?:time|date|at))?)$/i
const author = /^(?:(?:created?|modified|updated)_?by(?:_?id)?|author_?id|editor_?id|responsible_?id|user_?id)$/i
const editor = /^(?:(?:modified|updated)_?by(?:_?id)?|editor_?id)$/i

/** The values that a portal fills in for a new row: times, users, and flags that are on. */
export const authoredValues = ({ fields }: Entity, { caller, portal }: MethodCall): Row => {
  const now = formatDateTime(portal.clock.nowMs())
  return Object.fromEntries(
    fields.flatMap(({ name, type }): [string, string | number][] => {
      if ((type === 'datetime' || type === 'string') && (born.test(name) || moved.test(name))) return [[name, now]]
      if ((type === 'integer' || type === 'user') && author.test(name)) return [[name, caller.userId]]
      if (type === 'char' && name === 'active') return [[name, 'Y']]
      return type === 'integer' && name === 'sort' ? [[name, usualSort]] : []
    }),
  )
}

const usualSort = 100

/** The values that any change of a row sets. */
export const changedValues = ({ fields }: Entity, { caller, portal }: MethodCall): Row => {
  const now = formatDateTime(portal.clock.nowMs())
  return Object.fromEntries(
    fields.flatMap(({ name, type }): [string, string | number][] => {
      if ((type === 'datetime' || type === 'string') && moved.test(name)) return [[name, now]]
      return (type === 'integer' || type === 'user') && editor.test(name) ? [[name, caller.userId]] : []
    }),
  )
}
