/** How the caller spells a name, which portals read whatever the case of its letters. */
export const spellingOf = (params: object, name: string): string | undefined =>
  Object.keys(params).find((key) => key.toLowerCase() === name.toLowerCase())
