import type { FieldType } from '../../../engine/field.ts'
import { productRowEntity } from '../entities/parts.ts'
import type { WireMap } from '../../../wire-value.ts'
import type { Handle, Methods } from '../../../methods/method.ts'
import { describeField } from '../../../methods/describe-field.ts'

const described = (fields: Readonly<Record<string, FieldType>>): WireMap =>
  Object.fromEntries(
    Object.entries(fields).map(([upper, type]) => [upper, describeField({ name: upper, upper, type })]),
  )

const constant =
  (result: WireMap | number | readonly WireMap[]): Handle =>
  () => ({ result })

/** 1 = leads and deals, 2 = deals only. */
const classicMode = 1

const countries: readonly WireMap[] = [
  { ID: 1, CODE: 'RU', TITLE: 'Russia' },
  { ID: 46, CODE: 'DE', TITLE: 'Germany' },
  { ID: 77, CODE: 'CO', TITLE: 'Colombia' },
  { ID: 110, CODE: 'PL', TITLE: 'Poland' },
  { ID: 122, CODE: 'US', TITLE: 'USA' },
  { ID: 132, CODE: 'FR', TITLE: 'France' },
]

/** The `fields` of structures that have no rows of their own. */
export const descriptionMethods: Methods = {
  'crm.multifield.fields': constant(
    described({ ID: 'integer', TYPE_ID: 'string', VALUE: 'string', VALUE_TYPE: 'string' }),
  ),
  'crm.activity.communication.fields': constant(
    described({
      ID: 'integer',
      ACTIVITY_ID: 'integer',
      ENTITY_ID: 'integer',
      ENTITY_TYPE_ID: 'integer',
      TYPE: 'string',
      VALUE: 'string',
    }),
  ),
  'crm.currency.localizations.fields': constant(
    described({
      FULL_NAME: 'string',
      FORMAT_STRING: 'string',
      DEC_POINT: 'string',
      THOUSANDS_VARIANT: 'string',
      THOUSANDS_SEP: 'string',
      DECIMALS: 'integer',
      HIDE_ZERO: 'char',
    }),
  ),
  'crm.productrow.fields': constant(
    Object.fromEntries(productRowEntity.fields.map((field) => [field.upper, describeField(field)])),
  ),
  'crm.dealcategory.fields': constant(
    described({ ID: 'integer', NAME: 'string', SORT: 'integer', IS_LOCKED: 'char', CREATED_DATE: 'datetime' }),
  ),
  'crm.requisite.preset.countries': constant(countries),
  'crm.settings.mode.get': constant(classicMode),
}
