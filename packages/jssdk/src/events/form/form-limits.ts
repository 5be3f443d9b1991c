/** Limits of a request's size. A larger request is refused. */
export interface FormLimits {
  /** Size of the body in bytes. @default 1_048_576 */
  readonly maxBytes?: number | undefined
  /** Depth of nested keys. @default 16 */
  readonly maxDepth?: number | undefined
  /** Number of variables in the form. @default 1_000 */
  readonly maxKeys?: number | undefined
}

export const formLimits = ({ maxBytes = 1_048_576, maxDepth = 16, maxKeys = 1_000 }: FormLimits) => ({
  maxBytes,
  maxDepth,
  maxKeys,
})
