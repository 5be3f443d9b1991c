import type { Row } from '../../engine/untyped-row.ts'
import { downloadUrl } from '../../files/download-url.ts'
import { readFile, storeFile, uploadedFile, type UploadedFile } from '../../files/stored-files.ts'
import type { MethodCall } from '../../methods/method.ts'
import { anyCase, toInteger } from '../../methods/params.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../wire-value.ts'
import { documentedTable, type DocumentedTable, type TableDeclaration } from '../declared/documented-table.ts'
import { pdfOf, picture } from './rendered-files.ts'

/** One module that makes documents. */
export interface DocumentModule {
  /** The entity of its documents. */
  readonly document: string
  /** The entity of its templates. */
  readonly template: string
  /** The module that the templates belong to. */
  readonly moduleId: string
  /** The class that gives the values, if it is always the same. @default none */
  readonly provider?: string | undefined
  /** Groups of values of which a new template needs only one. @default none */
  readonly oneOf?: TableDeclaration['oneOf']
  /** What a document says of the products of the item that it is about. @default nothing */
  readonly products?: ((entityTypeId: number, entityId: number, call: MethodCall) => WireMap | null) | undefined
}

/** The tables of a module's templates and documents. */
export const documentTables = (
  module: DocumentModule,
): { readonly document: DocumentedTable; readonly template: DocumentedTable } => ({
  document: documentedTable(documents(module)),
  template: documentedTable(templates(module)),
})

/** A template keeps its file, and shows a link to it. */
const templates = ({ template, moduleId, provider, oneOf }: DocumentModule): TableDeclaration => ({
  entity: template,
  oneOf,
  defaults: () => ({ moduleId, isDeleted: 'N', isDefault: 'N' }),
  hidden: [{ name: 'contentId', type: 'integer' }],
  afterWrite: ({ file = null }, call) => {
    const given = uploadedFile(file)
    return given === undefined ? {} : { file: null, contentId: keep(call, given) }
  },
  shown: ({ contentId = null, fileId = null, users = null }, call) => {
    const url = linkTo(call, contentId ?? fileId)
    const codes = isWireList(users) || isWireMap(users) ? Object.values(users).map(textOf) : []
    return {
      download: url,
      downloadMachine: url,
      users: codes.length === 0 ? [] : Object.fromEntries(codes.map((code) => [code, code])),
      ...(provider === undefined ? {} : { providers: { [provider.toLowerCase()]: provider } }),
    }
  },
})

/** A document gets its number, its title and its files when it is made. Its text is not put together. */
const documents = ({ document, template, provider, products }: DocumentModule): TableDeclaration => ({
  entity: document,
  parents: { templateId: [template] },
  defaults: () => ({
    updatedBy: null,
    isTransformationError: false,
    ...(provider === undefined ? {} : { provider }),
  }),
  // The parameter `fields` of these methods describes the values, so they are not among the fields.
  beforeWrite: (_values, { params }, before) => {
    const given = anyCase(params, 'values')
    const kept = before?.['values']
    return isWireMap(given) ? { values: { ...(isWireMap(kept) ? kept : {}), ...given } } : {}
  },
  afterWrite: (row, call) => {
    const model = templateOf(call, template, row)
    const values = valuesOf(row)
    const count = call.portal.engine.dynamic(document).count({ kind: 'always' })
    const number = textOf(values['DocumentNumber'] ?? row['number'] ?? count)
    const title = textOf(row['title'] ?? `${textOf(model?.['name'])} ${number}`.trim())
    const pullTag = `TRANSFORMDOCUMENT${textOf(row['id'])}`
    return { number, title, values, pullTag, ...filesOf(call, row, model, title) }
  },
  shown: (row, call) => ({
    ...stampsOf(templateOf(call, template, row)),
    ...linksOf(call, row),
    products: products?.(toInteger(row['entityTypeId']) ?? 0, toInteger(row['entityId']) ?? 0, call) ?? null,
  }),
})

const templateOf = ({ portal }: MethodCall, template: string, { templateId = null }: Row): Row | undefined =>
  portal.engine.dynamic(template).find(toInteger(templateId) ?? 0)

/** The caller's values, and what the module says about the document beside them. */
const valuesOf = ({ values = null, stampsEnabled = null }: Row): WireMap => ({
  productsTableVariant: '',
  _creationMethod: 'rest',
  ...(isWireMap(values) ? values : {}),
  stampsEnabled: stampsEnabled === true || stampsEnabled === 'Y' || Number(stampsEnabled) === 1,
})

/** The files of a new document: the ones that the call sent, else the template's own and what is drawn of it. */
const filesOf = (call: MethodCall, row: Row, template: Row | undefined, title: string): Row => {
  if (typeof row['fileId'] === 'number') return {}
  const { engine } = call.portal
  const model = readFile(engine, toInteger(template?.['contentId'] ?? template?.['fileId']) ?? 0)
  const bytes = sent(row['fileContent']) ?? model?.bytes ?? new Uint8Array()
  const content = { name: `${title}.docx`, bytes }
  const fileId = keep(call, content)
  return {
    fileId,
    pdfId: keep(call, { name: `${title}.pdf`, bytes: sent(row['pdfContent']) ?? pdfOf(title) }),
    imageId: keep(call, { name: `${title}.png`, bytes: sent(row['imageContent']) ?? picture }),
    emailDiskFile: diskFile(call, fileId, content),
    fileContent: null,
    pdfContent: null,
    imageContent: null,
  }
}

const sent = (base64: WireValue | undefined): Uint8Array | undefined =>
  typeof base64 === 'string' && base64 !== '' ? Buffer.from(base64, 'base64') : undefined

const keep = ({ portal }: MethodCall, file: UploadedFile): number =>
  storeFile(portal.engine, file, portal.clock.nowMs())

/** Letters take the document from the disk. Its file there is in no folder. */
const diskFile = ({ portal, caller }: MethodCall, fileId: number, { name, bytes }: UploadedFile): number => {
  const { createdTime } = portal.engine.find('file', fileId) ?? {}
  const times = { createTime: createdTime ?? null, updateTime: createdTime ?? null }
  const users = { createdBy: caller.userId, updatedBy: caller.userId }
  const size = bytes.byteLength
  return portal.engine.insert('diskObject', { name, type: 'file', fileId, size, ...times, ...users })
}

const stampsOf = (template: Row | undefined): Row => {
  const hasStamps = template?.['withStamps'] === 'Y'
  return {
    changeStampsEnabled: hasStamps,
    changeStampsDisabledReason: hasStamps ? '' : 'The template has no stamps',
    changeQrCodeEnabled: false,
    changeQrCodeDisabledReason: 'The template has no QR code',
  }
}

const linksOf = (call: MethodCall, { fileId = null, pdfId = null, imageId = null }: Row): Row => {
  const [file, pdf, image] = [fileId, pdfId, imageId].map((id) => linkTo(call, id))
  return {
    downloadUrl: file ?? null,
    downloadUrlMachine: file ?? null,
    pdfUrl: pdf ?? null,
    pdfUrlMachine: pdf ?? null,
    printUrl: pdf ?? null,
    printUrlMachine: pdf ?? null,
    imageUrl: image ?? null,
    imageUrlMachine: image ?? null,
  }
}

const linkTo = (call: MethodCall, fileId: WireValue): string | null => {
  const id = toInteger(fileId)
  return id === undefined || call.portal.engine.find('file', id) === undefined ? null : downloadUrl(call, id)
}
