/** The portal's errors for a page. The list engine throws them, and the actions turn them into the caller's errors. */
export class PageErrors extends Error {
  readonly errors: ReadonlyMap<string, Error>
  /** The list that the page belongs to, when there are many. */
  readonly position: number

  constructor(errors: ReadonlyMap<string, Error>, position = 0) {
    super()
    this.errors = errors
    this.position = position
  }
}
