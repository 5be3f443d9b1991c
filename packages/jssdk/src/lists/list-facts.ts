import { listGroups } from '../generated/list-methods.ts'

/** What is known of how a list method goes on after a page, and of where its rows are when its reply holds several lists. */
export type ListFacts = ListPaging & { readonly container?: string }

type ListPaging =
  /** Rows are filtered and ordered by their ids, 50 to a page. `cursorIdKey` is the field of ids in `order` and `filter`. */
  | { readonly paging: 'keyset'; readonly cursorIdKey: 'ID' | 'id' }
  /** By the row to begin with, `start`; the reply names the next one. */
  | { readonly paging: 'start' }
  /** By the rows to pass over, in the parameter `offset`, and the rows to give; both stand `inside` another parameter in some. */
  | {
      readonly paging: 'offset'
      readonly offset: 'OFFSET' | 'offset'
      readonly inside?: string
      readonly pageSize: number
    }
  /** By a page number. */
  | { readonly paging: 'page' }
  /** Everything at once. */
  | { readonly paging: 'none' }
  /** In a way of its own, such as the id of the last message. */
  | { readonly paging: 'other'; readonly pageSize: number }
  /** Nothing is known. */
  | { readonly paging: 'unknown' }

/** Methods that are read alike, in lower case. */
export type ListGroup = Exclude<ListFacts, { paging: 'unknown' }> & {
  /** What stands before the last part of the name, by that last part. */
  readonly methods: Readonly<Record<string, string>>
  /** Names that belong here unless another group has them among its methods. */
  readonly family?: RegExp
}

/** What the documentation says of a REST v2 list method. */
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
