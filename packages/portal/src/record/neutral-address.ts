/** Stands in a cassette for the address of whoever answers; a name that leads nowhere (RFC 6761). */
export const neutralBase = 'https://replay.invalid'

/** Puts the address of a replay where a cassette has the neutral one; a WebSocket's too. */
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
