/** How much of a request is taken before it is refused. */
export interface FormLimits {
  /** Bytes of the body. @default 1_048_576 */
  readonly maxBytes?: number | undefined
  /** Nested keys. @default 16 */
  readonly maxDepth?: number | undefined
  /** Variables of the form. @default 1_000 */
  readonly maxKeys?: number | undefined
}

export const formLimits = ({ maxBytes = 1_048_576, maxDepth = 16, maxKeys = 1_000 }: FormLimits) => ({
  maxBytes,
  maxDepth,
  maxKeys,
})
