import { type Fields, isFields } from './narrow.ts'

/** The settings in the address of the page. */
export interface PageSettings {
  readonly app: string
  readonly placement: string
  readonly user: number
  readonly options: Fields
  /** On a mobile device no sliders open. */
  readonly isMobile: boolean
  /** How many times each reply is sent. A real portal may repeat the reply to a subscription. */
  readonly replies: number
}

/** Reads `?app=...&placement=...&options={...}&user=1&device=mobile&replies=2`. */
export const readSettings = (search: string): PageSettings => {
  const query = new URLSearchParams(search)
  return {
    app: query.get('app') ?? '',
    placement: query.get('placement') ?? 'DEFAULT',
    user: Number(query.get('user') ?? 1),
    options: readOptions(query.get('options') ?? '{}'),
    isMobile: query.get('device') === 'mobile',
    replies: Math.max(1, Number(query.get('replies') ?? 1) || 1),
  }
}

const readOptions = (json: string): Fields => {
  try {
    const options: unknown = JSON.parse(json)
    return isFields(options) ? options : {}
  } catch {
    return {}
  }
}
