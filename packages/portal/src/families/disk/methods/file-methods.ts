import { addFile } from './write-object.ts'
import type { Method, MethodCall, Methods } from '../../../methods/method.ts'
import { showObject } from './show-object.ts'
import { toInteger } from '../../../methods/params.ts'
import { PortalError } from '../../../portal-error.ts'
import { entryOf, isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import { readFile } from '../../../files/stored-files.ts'
import { uploadField } from '../../../files/upload-field.ts'
import { refused } from '../../../methods/refusals.ts'

/** Reads the token of a link. @throws {PortalError} `ACCESS_DENIED`: this portal did not make the token */
const meaningOf = ({ params, portal }: MethodCall): WireMap => {
  const meaning = portal.links.read(textOf(entryOf(params, 'token')))
  if (meaning === undefined)
    throw new PortalError({ code: 'ACCESS_DENIED', description: 'Link check failed', status: 403 })
  return meaning.query
}

const notFound = (): PortalError =>
  new PortalError({ code: 'ERROR_NOT_FOUND', description: 'The file was not found.', status: 404 })

const download: Method = {
  scope: null,
  handle: (call) => {
    const id = toInteger(entryOf(meaningOf(call), 'id'))
    const file = id === undefined ? undefined : readFile(call.portal.engine, id)
    if (file === undefined) throw notFound()
    return { result: true, file }
  },
}

const upload: Method = {
  scope: null,
  handle: (call) => {
    const meaning = meaningOf(call)
    const part = entryOf(call.params, uploadField)
    if (!isWireMap(part)) throw refused('ERROR_COULD_NOT_SAVE_FILE', `No file in the part "${uploadField}".`)
    const name = textOf(meaning['name']) || textOf(part['name'])
    const bytes = Buffer.from(textOf(part['content']), 'base64')
    const isUnique = meaning['unique'] === '1'
    const row = addFile(call, { folderId: Number(textOf(meaning['folderId'])), file: { name, bytes }, isUnique })
    return { result: showObject(call, row) }
  },
}

/** The two addresses to which links to files lead. */
export const linkMethods: Methods = { download: download, upload: upload }
