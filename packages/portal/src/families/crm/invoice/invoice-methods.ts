import type { RowOf } from '../../../engine/entity-rows.ts'
import { invoiceEntity, invoiceRowEntity } from '../entities/invoice.ts'
import type { FieldDefinition } from '../../../engine/field.ts'
import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import type { WireMap } from '../../../wire-value.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import { classicBag, classicRowOf, describeClassicFields } from '../classic/classic-rows.ts'
import { withFileLinks } from '../items/custom-values.ts'
import { describeField } from '../../../methods/describe-field.ts'
import { classicQuery } from '../../../methods/list-query.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase } from '../../../methods/params.ts'
import { payerCode, shownProperties } from './invoice-properties.ts'
import { linesOf, shownLines } from './invoice-rows.ts'
import { addInvoice, updateInvoice } from './write-invoice.ts'

const { name } = invoiceEntity

/** The fields of the responsible user that invoices show, with the names of the user's own fields. */
const ofResponsible = {
  responsibleEmail: 'email',
  responsibleLastName: 'lastName',
  responsibleLogin: 'email',
  responsibleName: 'name',
  responsiblePersonalPhoto: 'personalPhoto',
  responsibleSecondName: 'secondName',
  responsibleWorkPosition: 'workPosition',
} as const

const show = (call: MethodCall, fields: readonly FieldDefinition[], row: RowOf<'invoice'>): WireMap => {
  const user: Partial<RowOf<'user'>> = call.portal.engine.find('user', row['responsibleId'] ?? 0) ?? {}
  const people = Object.entries(ofResponsible).map(([own, field]) => [own, user[field] ?? null] as const)
  return classicRow(withFileLinks(call, fields, { ...row, ...Object.fromEntries(people) }, 'classic'), fields)
}

/** Only `get` returns lines and properties. */
const list: Handle = (call) => {
  const page = listRows(call, {
    entity: call.portal.engine.entity(name),
    ...classicQuery(call),
    select: anyCase(call.params, 'select'),
    isWhole: true,
  })
  return { result: page.rows.map((row) => show(call, page.fields, row)), total: page.total, next: page.next }
}

const get: Handle = (call) => {
  const { engine } = call.portal
  const row = classicRowOf(call, name)
  const fields = [...fieldsByName(engine.entity(name), classicNaming).values()]
  return {
    result: {
      ...show(call, fields, row),
      INVOICE_PROPERTIES: shownProperties(payerCode(engine, Number(row['personTypeId'])), row['properties']),
      PRODUCT_ROWS: shownLines(engine, row['id']),
    },
  }
}

const remove: Handle = (call) => {
  const { engine } = call.portal
  const id = classicRowOf(call, name)['id']
  engine.remove(
    invoiceRowEntity.name,
    linesOf(engine, id).map((line) => line['id']),
  )
  engine.remove(name, [id])
  return { result: true }
}

/** This portal does not have the page behind the link. */
const externalLink: Handle = (call) => {
  const id = classicRowOf(call, name)['id']
  const { oauth, links } = call.portal
  const [, , signature = ''] = links.sign('invoice', { id }).split('|')
  return { result: `${oauth.addresses.portal()}/pub/invoice/${String(id)}/${signature}/` }
}

const several = (upper: string, type: string, definition?: WireMap): WireMap => ({
  ...describeField({ name: upper, upper, type: 'json', isMultiple: true }),
  type,
  ...(definition === undefined ? {} : { definition }),
})

/** `crm.invoice.*`: the invoices of the old kind. */
export const invoiceMethods: Methods = {
  'crm.invoice.list': list,
  'crm.invoice.get': get,
  'crm.invoice.add': (call) => ({ result: addInvoice(call, classicBag(call)) }),
  'crm.invoice.update': (call) => {
    const row = classicRowOf(call, name)
    updateInvoice(call, row, classicBag(call))
    return { result: row['id'] }
  },
  'crm.invoice.delete': remove,
  'crm.invoice.getexternallink': externalLink,
  'crm.invoice.fields': (call) => ({
    result: {
      ...describeClassicFields(call.portal.engine.entity(name)),
      INVOICE_PROPERTIES: several('INVOICE_PROPERTIES', 'invoice_properties'),
      PRODUCT_ROWS: several('PRODUCT_ROWS', 'invoice_product_row', describeClassicFields(invoiceRowEntity)),
    },
  }),
}
