import type { Handle } from '../../methods/method.ts'
import type { WireMap } from '../../wire-value.ts'

/** The countries that every portal has templates for: code, title, language. */
const fixed: readonly (readonly [code: string, title: string, languageId: string])[] = [
  ['de', 'Germany', 'de'],
  ['uk', 'United Kingdom', 'en'],
  ['br', 'Brazil', 'br'],
  ['sp', 'Spain', 'la'],
  ['mx', 'Mexico', 'la'],
  ['pl', 'Poland', 'pl'],
  ['fr', 'France', 'fr'],
]

/** All countries by their codes. The code of an added one is its id. */
export const regionList: Handle = ({ portal }) => {
  const added = portal.engine
    .page('documentgeneratorRegion', { where: { kind: 'always' } })
    .rows.map((row): [string, WireMap] => {
      const { title, languageId, formatDate, formatDatetime, formatName } = row
      const code = String(row.id)
      return [code, { id: code, title, languageId, formatDate, formatDatetime, formatName, code }]
    })
  const known = fixed.map(([code, title, languageId]): [string, WireMap] => [code, { code, title, languageId }])
  return { result: { regions: Object.fromEntries([...added, ...known]) } }
}
