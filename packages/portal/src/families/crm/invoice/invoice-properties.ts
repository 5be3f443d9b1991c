import type { Engine } from '../../../engine/engine.ts'
import { personTypeEntity } from '../../sale/family.ts'
import { isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'

const common = ['EMAIL', 'PHONE', 'ZIP', 'CITY', 'LOCATION', 'ADDRESS']

/** The properties of the payer in an invoice, by the code of the payer type. */
const namesByCode: Readonly<Record<string, readonly string[]>> = {
  CRM_COMPANY: ['COMPANY', 'COMPANY_ADR', 'INN', 'KPP', 'CONTACT_PERSON', 'FAX', ...common],
  CRM_CONTACT: ['FIO', ...common],
}

/** The code of a payer type. Empty if there is no type with this id. */
export const payerCode = (engine: Engine, personTypeId: number): string =>
  textOf(engine.find(personTypeEntity.name, personTypeId)?.['code'])

/** `INVOICE_PROPERTIES` in a reply, with every name of the payer type. */
export const shownProperties = (code: string, kept: WireValue | undefined): WireMap => {
  const values = isWireMap(kept) ? kept : {}
  return Object.fromEntries((namesByCode[code] ?? []).map((name) => [name, textOf(values[name])]))
}

/** The stored value after a call wrote `INVOICE_PROPERTIES`. Names that the payer type lacks are ignored. */
export const mergedProperties = (code: string, kept: WireValue | undefined, given: WireValue | undefined): WireMap => {
  const names = new Set(namesByCode[code])
  const written = isWireMap(given) ? Object.entries(given).filter(([name]) => names.has(name)) : []
  return { ...(isWireMap(kept) ? kept : {}), ...Object.fromEntries(written) }
}
