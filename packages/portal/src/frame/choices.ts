import type { Condition } from '../engine/query.ts'
import type { Row } from '../engine/untyped-row.ts'
import { fullName } from '../methods/full-name.ts'
import type { PortalServices } from '../services.ts'
import { isWireList, textOf, type WireMap, type WireValue } from '../wire-value.ts'

/** One line of a picker. It has the keys that an application gets when the line is picked. */
export type Choice = WireMap & { readonly id: string }

/** The maximum number of lines in a picker. */
const mostChoices = 50

/** Users, in the form of the reply to `selectUser`. */
export const userChoices = (portal: PortalServices): readonly Choice[] =>
  rowsOf(portal, 'user', { kind: 'eq', field: 'active', value: true }).map((user) => ({
    id: idOf(user),
    name: fullName(user),
    photo: textOf(user['personalPhoto']),
    position: textOf(user['workPosition']),
    url: `/company/personal/user/${idOf(user)}/`,
    sub: false,
    sup: false,
  }))

/** Users, departments and everybody, in the form of the reply to `selectAccess`. Each can be given a right. */
export const accessChoices = (portal: PortalServices): readonly Choice[] => [
  { id: 'AU', provider: 'other', name: 'All authorized users' },
  ...rowsOf(portal, 'department').map((one) => ({
    id: `DR${idOf(one)}`,
    provider: 'intranet',
    name: textOf(one['name']),
  })),
  ...userChoices(portal).map(({ id, name }) => ({ id: `U${id}`, provider: 'user', name: name ?? '' })),
]

const crmPrefixes = {
  lead: 'L_',
  contact: 'C_',
  company: 'CO_',
  deal: 'D_',
  quote: 'Q_',
} as const

type CrmKind = keyof typeof crmPrefixes

const isCrmKind = (value: WireValue): value is CrmKind => typeof value === 'string' && Object.hasOwn(crmPrefixes, value)

/** CRM entities of the requested kinds, in the form of the reply to `selectCRM`. Without kinds, entities of all kinds. */
export const crmChoices = (portal: PortalServices, wanted: WireValue | undefined): readonly Choice[] => {
  const kinds =
    isWireList(wanted) && wanted.length > 0 ? wanted.filter(isCrmKind) : Object.keys(crmPrefixes).filter(isCrmKind)
  return kinds.flatMap((kind) =>
    rowsOf(portal, kind).map((row) => ({
      id: `${crmPrefixes[kind]}${idOf(row)}`,
      type: kind,
      place: kind,
      title: kind === 'contact' ? fullName(row) : textOf(row['title']),
      desc: kind === 'contact' ? '' : textOf(row['stageId']),
      url: `/crm/${kind}/details/${idOf(row)}/`,
    })),
  )
}

const rowsOf = ({ engine }: PortalServices, entity: string, where: Condition = { kind: 'always' }): readonly Row[] =>
  engine.dynamic(entity).page({ where, order: [{ field: 'id', direction: 'asc' }], limit: mostChoices }).rows

const idOf = ({ id }: Row): string => textOf(id)
