/** What had been sent when an error came that has no `outcome` of its own. */
export type Sent = keyof typeof sentTexts

/** The texts of `sent`, as they stand on the page. */
export const sentTexts = {
  nothing: 'Nothing was sent.',
  reads: 'Requests that read were sent; they change nothing.',
  refused: 'The call was not done: it was refused, or never sent.',
  unknown: 'Sent: it may have run.',
  apart: 'No REST call is behind it.',
} as const

/** What the page says of a code beside what its errors themselves tell. */
export interface CodeWords {
  /** What has happened, in whole sentences. */
  readonly means: string
  /** What to do next. */
  readonly advice: string
  /** Of errors that have no `outcome`. */
  readonly sent?: Sent
  /** The code stands in a warning of the log, too, or there alone. */
  readonly isLogged?: true
  /** A code of the contract that no error or warning of this version has. */
  readonly isReserved?: true
}
