/** The errors that the portal answered in place of a page. Thrown through the list engine; the actions make of it what callers see. */
export class PageErrors extends Error {
  readonly errors: ReadonlyMap<string, Error>
  /** Which of many lists the page is of. */
  readonly position: number

  constructor(errors: ReadonlyMap<string, Error>, position = 0) {
    super()
    this.errors = errors
    this.position = position
  }
}
