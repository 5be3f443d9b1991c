import { isFields } from './narrow.ts'

/** Sends a request to the portal behind this page. @throws {Error} the portal refused; the message is the portal's own */
export const askPortal = async (path: string, body: object): Promise<unknown> => {
  const response = await fetch(`/_portal/frame/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error((await response.text()).trim())
  const reply: unknown = await response.json()
  return isFields(reply) ? reply['answer'] : undefined
}
