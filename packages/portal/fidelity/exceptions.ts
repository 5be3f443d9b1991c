/** A method whose answer is meant to differ from its documented example. */
export interface Exception {
  /** For example, `v2:crm.item.get`. */
  readonly method: string
  readonly page: string
  readonly reason: string
}

/** At most 60, so that nobody hides a fault here. They count as different in all shares. */
export const exceptions: readonly Exception[] = []
