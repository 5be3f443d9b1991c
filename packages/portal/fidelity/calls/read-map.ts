import type { WireMap } from '@bitrix24/b24jssdk-portal'

const isMap = (value: unknown): value is WireMap => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The envelope of a reply. @throws {Error} the reply is no JSON object */
export const readMap = (text: string): WireMap => {
  const value: unknown = JSON.parse(text)
  if (isMap(value)) return value
  throw new Error(`No envelope: ${text}`)
}
