/** No name is longer. The limit is needed because the time grows with the product of both lengths. */
const longestCompared = 200

/** How many letters to change, insert or remove. Only the beginnings of long names are compared. */
export const editDistance = (oneName: string, otherName: string): number => {
  const [one, other] = [oneName.slice(0, longestCompared), otherName.slice(0, longestCompared)]
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let index = 0; index < one.length; index++) {
    const next = [index + 1]
    for (let column = 0; column < other.length; column++)
      next.push(
        Math.min(
          (next[column] ?? 0) + 1,
          (row[column + 1] ?? 0) + 1,
          (row[column] ?? 0) + (one[index] === other[column] ? 0 : 1),
        ),
      )
    row = next
  }
  return row[other.length] ?? 0
}
