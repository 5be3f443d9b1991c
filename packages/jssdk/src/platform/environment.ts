/** The kinds of runtimes that the SDK knows. */
export enum Environment {
  UNKNOWN = 'unknown',
  BROWSE = 'browser',
  NODE = 'node',
}

/** The current runtime. Bun and Deno count as Node. */
export const getEnvironment = (): Environment => {
  if (typeof window !== 'undefined' && typeof document !== 'undefined') return Environment.BROWSE
  if (typeof process !== 'undefined' && typeof process.versions?.node === 'string') return Environment.NODE
  return Environment.UNKNOWN
}
