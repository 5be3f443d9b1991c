/** The zone of the portal's server, in minutes ahead of UTC. All dates of a portal are in this zone. */
export const serverOffsetMinutes = 180

/** A moment in the form of the portal: ISO 8601 in the server's zone, to the second. */
export const formatDateTime = (ms: number): string => formatInZone(ms, serverOffsetMinutes)

/** A moment in the same form, but in a zone that is `offsetMinutes` ahead of UTC. */
export const formatInZone = (ms: number, offsetMinutes: number): string => {
  const local = new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, 19)
  const minutes = Math.abs(offsetMinutes)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`
}

/** A moment from `formatDateTime` in the form of the site: `DD.MM.YYYY HH:MM:SS`. */
export const siteDateTime = (iso: string): string => `${siteDate(iso)} ${iso.slice(11, 19)}`

/** The day of a moment from `formatDateTime` in the form of the site: `DD.MM.YYYY`. */
export const siteDate = (iso: string): string => `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`
