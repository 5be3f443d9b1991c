/** Thrown for a value without a case in the SDK, such as the code of a currency that the portal does not have. */
export class UnhandledMatchError extends Error {
  override readonly name: string = 'UnhandledMatchError'

  constructor(value: string) {
    super(`Unhandled match value of type ${value}`)
  }
}
