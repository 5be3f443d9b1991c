/** The caller's spelling of a name. Portals ignore the case of such names. */
export const spellingOf = (params: object, name: string): string | undefined =>
  Object.keys(params).find((key) => key.toLowerCase() === name.toLowerCase())
