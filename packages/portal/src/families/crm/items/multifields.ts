import type { ItemValues } from '../entities/item-types.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../../../wire-value.ts'

/** The kinds of multifields. The classic fields have the same names. */
export const multifieldTypes = ['PHONE', 'EMAIL', 'WEB', 'IM', 'LINK'] as const

/** One phone number, address or link of a lead, contact or company, in the form of `fm`. */
interface Multifield {
  readonly id: number
  readonly typeId: string
  readonly valueType: string
  readonly value: string
}

/**
 * Merges written multifields into those of a row. One with an id changes the stored one, or removes it if the value is empty. One without
 * an id is added; `nextId` gives it a number.
 */
export const mergeMultifields = (
  kept: WireValue | undefined,
  written: readonly WireMap[],
  nextId: () => number,
): readonly WireMap[] => {
  const merged = new Map(readMultifields(kept).map((field) => [field.id, field]))
  for (const change of written) {
    const id = Number(textOf(change['id']))
    const known = merged.get(id)
    const value = textOf(change['value'])
    if (known === undefined && value !== '') {
      const added = nextId()
      merged.set(added, {
        id: added,
        typeId: textOf(change['typeId']).toUpperCase(),
        valueType: textOf(change['valueType']) || 'WORK',
        value,
      })
    } else if (known !== undefined && (value === '' || change['delete'] === 'Y')) merged.delete(id)
    else if (known !== undefined)
      merged.set(id, { ...known, value, valueType: textOf(change['valueType']) || known.valueType })
  }
  return [...merged.values()].map((field) => ({ ...field }))
}

/** The multifields in the `fields` of a classic call: `PHONE: [{ VALUE, VALUE_TYPE, ID?, DELETE? }]`. */
export const classicMultifields = (fields: WireMap): readonly WireMap[] =>
  multifieldTypes.flatMap((typeId) =>
    mapsIn(fields[typeId]).map((entry) => ({
      typeId,
      id: entry['ID'] ?? null,
      value: entry['VALUE'] ?? null,
      valueType: entry['VALUE_TYPE'] ?? null,
      delete: entry['DELETE'] ?? null,
    })),
  )

/** The multifields in the `fm` of a `crm.item` call. */
export const itemMultifields = ({ fm }: WireMap): readonly WireMap[] =>
  isWireMap(fm) ? Object.entries(fm).flatMap(([key, entry]) => keyed(key, entry)) : mapsIn(fm)

/** In a map the key decides: `n0` adds, and an id means the stored multifield. One with an empty value is deleted. */
const keyed = (key: string, entry: WireValue): readonly WireMap[] => {
  const id = /^\d{1,15}$/.test(key) ? Number(key) : null
  if (isWireMap(entry)) return [{ id, ...entry }]
  return id !== null && (entry === '' || entry === null) ? [{ id, value: '' }] : []
}

/** One kind of multifield in the form of classic methods. */
export const showClassic = ({ fm }: ItemValues, typeId: string): readonly WireMap[] =>
  readMultifields(fm)
    .filter((field) => field.typeId === typeId)
    .map(({ id, valueType, value }) => ({ ID: String(id), VALUE_TYPE: valueType, VALUE: value, TYPE_ID: typeId }))

/** `hasPhone` and similar flags. They follow from the multifields. */
export const multifieldFlags = (fm: readonly WireMap[]): ItemValues => {
  const has = (typeId: string): string => (fm.some((field) => field['typeId'] === typeId) ? 'Y' : 'N')
  return { hasPhone: has('PHONE'), hasEmail: has('EMAIL'), hasImol: has('IM') }
}

/** The flat copies `phone`, `emailWork`... that `crm.item` shows in addition to `fm`. */
export const flatCopies = (fm: WireValue | undefined): WireMap => {
  const fields = readMultifields(fm)
  const first = (typeId: string, valueType?: string): string | null =>
    fields.find((field) => field.typeId === typeId && (valueType === undefined || field.valueType === valueType))
      ?.value ?? null
  return {
    phone: first('PHONE'),
    phoneWork: first('PHONE', 'WORK'),
    phoneMobile: first('PHONE', 'MOBILE'),
    phoneMailing: first('PHONE', 'MAILING'),
    email: first('EMAIL'),
    emailWork: first('EMAIL', 'WORK'),
    emailHome: first('EMAIL', 'HOME'),
    emailMailing: first('EMAIL', 'MAILING'),
    skype: first('IM', 'SKYPE'),
    icq: first('IM', 'ICQ'),
    imol: first('IM', 'IMOL'),
  }
}

const readMultifields = (fm: WireValue | undefined): readonly Multifield[] =>
  mapsIn(fm).map((field) => ({
    id: Number(textOf(field['id'])),
    typeId: textOf(field['typeId']),
    valueType: textOf(field['valueType']),
    value: textOf(field['value']),
  }))

/** The maps in a list, or in a map with any keys (`n0`, `n1`), as forms send them. */
const mapsIn = (value: WireValue | undefined): readonly WireMap[] =>
  isWireList(value) || isWireMap(value) ? Object.values(value).filter(isWireMap) : []

const textOf = (value: WireValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
