/** The portal server's zone, in minutes east of UTC; every date of one portal is written in it. */
export const serverOffsetMinutes = 180

/** An instant as the portal writes it: ISO 8601 in the server's zone, to the second. */
export const formatDateTime = (ms: number): string => formatInZone(ms, serverOffsetMinutes)

/** The same in another zone, `offsetMinutes` east of UTC. */
export const formatInZone = (ms: number, offsetMinutes: number): string => {
  const local = new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, 19)
  const minutes = Math.abs(offsetMinutes)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`
}

/** An instant that `formatDateTime` wrote, in the form of the site: `DD.MM.YYYY HH:MM:SS`. */
export const siteDateTime = (iso: string): string => `${siteDate(iso)} ${iso.slice(11, 19)}`

/** The day of an instant that `formatDateTime` wrote, in the form of the site: `DD.MM.YYYY`. */
export const siteDate = (iso: string): string => `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`
