/** Tells whether a glob of method names fits one: `*` stands for anything, dots included; the case does not matter, as it does not to a portal. */
export type Glob = (name: string) => boolean

/** In one pass over the name: each piece between two stars is looked for once, from where the one before ended. */
export const compileGlob = (glob: string): Glob => {
  const [head = '', ...pieces] = glob.toLowerCase().split('*')
  const tail = pieces.pop()
  if (tail === undefined) return (name) => name.toLowerCase() === head
  return (typed) => {
    const name = typed.toLowerCase()
    if (name.length < head.length + tail.length || !name.startsWith(head) || !name.endsWith(tail)) return false
    const middle = name.slice(head.length, name.length - tail.length)
    let at = 0
    for (const piece of pieces) {
      const found = middle.indexOf(piece, at)
      if (found < 0) return false
      at = found + piece.length
    }
    return true
  }
}
