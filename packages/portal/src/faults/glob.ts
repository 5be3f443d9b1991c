/** Tells whether a name matches a glob. `*` stands for any text, dots included. Letter case is ignored, as on a portal. */
export type Glob = (name: string) => boolean

/** One pass over the name is enough. Each piece between two stars is searched once, from the end of the previous piece. */
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
