/** Compares two secrets. The time it takes does not show where they differ. */
export const isSameText = (given: string, expected: string): boolean => {
  const [one, other] = [new TextEncoder().encode(given), new TextEncoder().encode(expected)]
  let difference = one.length ^ other.length
  for (const [index, byte] of one.entries()) difference |= byte ^ (other[index % Math.max(1, other.length)] ?? 0)
  return difference === 0
}
