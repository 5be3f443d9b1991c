import { type Fields, isFields } from './narrow.ts'

/** What the address of the page asks for. */
export interface PageSettings {
  readonly app: string
  readonly placement: string
  readonly user: number
  readonly options: Fields
  /** A mobile device opens no sliders. */
  readonly isMobile: boolean
  /** How often each reply is sent; a portal sends the reply to a subscription again and again. */
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
