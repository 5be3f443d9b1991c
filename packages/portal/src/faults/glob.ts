const specials = /[.+?^${}()|[\]\\]/g

/** Compiles a glob of method names: `*` stands for anything, dots included; the case does not matter, as it does not to a portal. */
export const globToRegExp = (glob: string): RegExp =>
  new RegExp(`^${glob.replaceAll(specials, '\\$&').replaceAll('*', '.*')}$`, 'i')
