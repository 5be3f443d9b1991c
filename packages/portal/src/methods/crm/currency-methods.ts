import type { Row } from '../../engine/engine.ts'
import { currencyEntity } from '../../entities/crm-parts.ts'
import { PortalError } from '../../portal-error.ts'
import type { WireMap } from '../../wire-value.ts'
import { classicRow } from '../classic-row.ts'
import type { MethodCall, PortalMethod } from '../method.ts'
import { anyCase } from '../params.ts'

const crm = (name: string, handle: PortalMethod['handle']): PortalMethod => ({ name, api: 'v2', scope: 'crm', handle })

const currencyBy = ({ portal }: MethodCall, field: string, value: string): Row | undefined =>
  portal.engine.page('currency', { where: { kind: 'eq', field, value }, order: [], limit: 1, offset: 0 }).rows[0]

const baseGet = crm('crm.currency.base.get', (call) => ({ result: currencyBy(call, 'base', 'Y')?.['currency'] ?? '' }))

const get = crm('crm.currency.get', (call) => {
  const id = anyCase(call.params, 'id')
  const code = typeof id === 'string' ? id : ''
  const row = currencyBy(call, 'currency', code)
  if (row === undefined) throw new PortalError({ code: '', description: 'Not found' })
  const currency = classicRow(row, currencyEntity.fields.slice(1))
  return { result: { ...currency, LANG: { en: english(currency), de: german(currency, code) } } }
})

const english = ({ FORMAT_STRING = '', FULL_NAME = '', DECIMALS = '2' }: WireMap): WireMap => ({
  FORMAT_STRING,
  FULL_NAME,
  DEC_POINT: '.',
  // A separator that has a letter of its own is told by the letter alone.
  THOUSANDS_SEP: null,
  DECIMALS,
  THOUSANDS_VARIANT: 'C',
  HIDE_ZERO: 'N',
})

const german = ({ FULL_NAME = '', DECIMALS = '2' }: WireMap, code: string): WireMap => ({
  FORMAT_STRING: `# ${code}`,
  FULL_NAME,
  DEC_POINT: ',',
  THOUSANDS_SEP: null,
  DECIMALS,
  THOUSANDS_VARIANT: 'D',
  HIDE_ZERO: 'N',
})

/** One currency with its formats by language, and the currency in which the portal counts. */
export const currencyMethods: readonly PortalMethod[] = [baseGet, get]
