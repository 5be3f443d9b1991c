/** What is known about a method's paging, and which field has its rows when a reply contains several lists. */
export type ListFacts = ListPaging & { readonly container?: string }

type ListPaging =
  /** Keyset paging with 50 rows in a page. `cursorIdKey` is the id field in `order` and `filter`. */
  | { readonly paging: 'keyset'; readonly cursorIdKey: 'ID' | 'id' }
  /** Offset paging by the parameter `start`. The reply names the next one. */
  | { readonly paging: 'start' }
  /** Offset paging by the parameter `offset` and a number of rows. In some methods both are `inside` another parameter. */
  | {
      readonly paging: 'offset'
      readonly offset: 'OFFSET' | 'offset'
      readonly inside?: string
      readonly pageSize: number
    }
  /** Paging by a page number. */
  | { readonly paging: 'page' }
  /** All rows at once. */
  | { readonly paging: 'none' }
  /** Paging in another way, such as by the id of the last message. */
  | { readonly paging: 'other'; readonly pageSize: number }
  /** Not known. */
  | { readonly paging: 'unknown' }

/** Methods with the same paging, in lower case. */
export type ListGroup = Exclude<ListFacts, { paging: 'unknown' }> & {
  /** The first part of each method's name, by the last part. */
  readonly methods: Readonly<Record<string, string>>
  /** Methods whose names match belong here, unless another group lists them. */
  readonly family?: RegExp
}
