import { readBytes } from '../../read-body.ts'
import type { WireMap, WireValue } from '../../wire-value.ts'
import { parsePhpForm } from './php-form.ts'

/**
 * Reads the fields and the files of a multipart form. Field names follow PHP's grammar of keys; a file is a map of name, size and content
 * in base64. A broken form gives no parameters, like broken JSON.
 */
export const readMultipart = async (request: Request): Promise<WireMap> => {
  const bytes = await readBytes(request)
  const form = await parse(request, bytes)
  if (form === undefined) return {}
  const texts = new URLSearchParams()
  const files = new Map<string, WireValue>()
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') texts.append(name, value)
    else files.set(name, await describeFile(value))
  }
  return { ...parsePhpForm(texts.toString()), ...Object.fromEntries(files) }
}

const parse = async (request: Request, bytes: Uint8Array): Promise<FormData | undefined> => {
  try {
    const headers = { 'Content-Type': request.headers.get('content-type') ?? '' }
    return await new Response(new Uint8Array(bytes), { headers }).formData()
  } catch {
    return undefined
  }
}

const describeFile = async (file: File): Promise<WireMap> => {
  const bytes = Buffer.from(await file.arrayBuffer())
  return { name: file.name, size: bytes.byteLength, content: bytes.toString('base64') }
}
