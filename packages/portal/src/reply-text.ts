/** The texts of the replies that were made from text. Reading them from the `Response` again would slow down every request. */
const texts = new WeakMap<Response, string>()

/** Makes a reply from a text. The request log can show it. */
export const textReply = (text: string, init: ResponseInit): Response => {
  const reply = new Response(text, init)
  texts.set(reply, text)
  return reply
}

/** The text of a reply. Undefined for streams and empty replies. */
export const textOfReply = (reply: Response): string | undefined => texts.get(reply)
