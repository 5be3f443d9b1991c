/** Something that holds the text of a reply, and can let go of it. */
export interface ReplyHolder {
  reply: string | undefined
}

/** A portal may run for days and a page of rows is long: the newest replies are kept, up to so many characters in all. */
const keptChars = 16_000_000
/** A longer reply is not kept: it would push all others out. */
const longestChars = 1_000_000

/** Keeps texts of replies within a budget; the oldest go first. */
export const createKeptReplies = (): { keep(holder: ReplyHolder, text: string): void } => {
  const holders: ReplyHolder[] = []
  let chars = 0
  return {
    keep: (holder, text) => {
      if (text.length > longestChars) return
      holder.reply = text
      holders.push(holder)
      chars += text.length
      while (chars > keptChars) {
        const oldest = holders.shift()
        if (oldest === undefined) return
        chars -= oldest.reply?.length ?? 0
        oldest.reply = undefined
      }
    },
  }
}
