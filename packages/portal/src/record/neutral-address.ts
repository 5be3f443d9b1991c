/** Replaces the portal's address in a cassette. The name leads nowhere (RFC 6761). */
export const neutralBase = 'https://replay.invalid'

/** Replaces the neutral address of a cassette by the address of the replay, also in WebSocket addresses. */
export const fromNeutral = (text: string, base: string): string => {
  const { host: neutralHost } = new URL(neutralBase)
  if (!text.includes(neutralHost)) return text
  const socketBase = base.replace(/^http/, 'ws')
  return text
    .replaceAll(`wss://${neutralHost}`, socketBase)
    .replaceAll(`ws://${neutralHost}`, socketBase)
    .replaceAll(`http://${neutralHost}`, base)
    .replaceAll(neutralBase, base)
    .replaceAll(neutralHost, new URL(base).host)
}
