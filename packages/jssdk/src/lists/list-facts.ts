import { listGroups } from '../generated/list-methods.ts'
import type { ListFacts, ListGroup } from './list-group.ts'

/** What the documentation says about a REST v2 list method. */
export const listFacts = (method: string): ListFacts => {
  const name = method.toLowerCase()
  const parts = name.split('.')
  const ending = parts.pop() ?? ''
  const beginning = parts.join('.')
  const isOf = ({ methods }: ListGroup): boolean =>
    Object.hasOwn(methods, ending) && methods[ending]?.split(' ').includes(beginning) === true
  const isOfFamily = ({ family }: ListGroup): boolean => family?.test(name) === true
  return listGroups.find(isOf) ?? listGroups.find(isOfFamily) ?? { paging: 'unknown' }
}
