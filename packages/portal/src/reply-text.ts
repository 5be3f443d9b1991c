/** The texts of replies that were made of one: reading them off a `Response` again would cost every request its fast way to the socket. */
const texts = new WeakMap<Response, string>()

/** A reply made of a text, which the request log can show. */
export const textReply = (text: string, init: ResponseInit): Response => {
  const reply = new Response(text, init)
  texts.set(reply, text)
  return reply
}

/** The text a reply was made of; undefined for streams and empty replies. */
export const textOfReply = (reply: Response): string | undefined => texts.get(reply)
