import { maxBatchCommands } from '../../types/portal-figures.ts'

/** Splits a list into chunks of at most `chunkSize` elements. */
export const chunkArray = <T>(array: readonly T[], chunkSize: number = maxBatchCommands): T[][] => {
  const chunks: T[][] = []
  for (let start = 0; start < array.length; start += chunkSize) chunks.push(array.slice(start, start + chunkSize))
  return chunks
}
