import type { DeclaredMethods } from '../documented/declared/documented-table.ts'
import { createTables, type Table } from '../documented/declared/table.ts'
import type { Entity } from '../engine/entity.ts'
import type { EventsByEntity } from '../events/event-of-change.ts'
import { usualDenial, type FamilyErrors } from '../methods/refusals.ts'
import type { Handle, Method, Methods, PortalMethod } from '../methods/method.ts'
import type { Api } from '../methods/api.ts'
import { namesMeant, type FamilyRights } from '../rights/family-rights.ts'
import type { FreshTable } from './fresh-table.ts'

/** All that the portal knows about one family of methods. */
export interface FamilyDeclaration<Entities extends readonly Entity[]> {
  /** The first word of its methods' names, as in Bitrix24. */
  readonly name: string
  /** Other first words of its methods' names. For example, the old methods of `tasks` begin with `task`. @default none */
  readonly alsoNamed?: readonly string[] | undefined
  /** The scope of its methods in each REST version. A single method may have another one. @default null: open to all */
  readonly scopes?: { readonly v2?: Method['scope']; readonly v3?: Method['scope'] } | undefined
  /** The entities whose rows the family owns. The entities of declared tables are added automatically. @default none */
  readonly entities?: Entities | undefined
  /** The events of changed rows, by entity. @default none */
  readonly events?: EventsByEntity | undefined
  /** The errors that all its methods with code can raise. @default those of most modules */
  readonly errors?: FamilyErrors | undefined
  /** What of it is not for every user. @default all of it is */
  readonly rights?: FamilyRights | undefined
  /** Methods of REST v2 with code of their own. */
  readonly v2?: readonly Methods[] | undefined
  /** Methods of REST v2 that only the documentation describes. */
  readonly declared?: readonly DeclaredMethods[] | undefined
  /** Methods of REST v3. */
  readonly v3?: readonly Methods[] | undefined
  /** Rows that a new account of Bitrix24 has and an empty one has not, parents before what belongs to them. @default none */
  readonly fresh?: readonly FreshTable[] | undefined
}

/** A family in the form from which the portal is built. */
export interface Family<Entities extends readonly Entity[]> {
  readonly name: string
  readonly entities: readonly Entities[number][]
  readonly tables: readonly Table[]
  readonly fresh: readonly FreshTable[]
  readonly events: EventsByEntity
  readonly rights: FamilyRights
  readonly methods: readonly PortalMethod[]
}

/** Declares a family. @throws {Error} a method is declared twice, or its name does not belong to the family */
export const defineFamily = <const Entities extends readonly Entity[] = readonly []>(
  declaration: FamilyDeclaration<Entities>,
): Family<Entities> => {
  const { name, alsoNamed = [], scopes = {}, events = {}, rights = {} } = declaration
  const tables = createTables(joined(name, declaration.declared ?? []))
  const methods = [
    ...ownMethods(joined(name, declaration.v2 ?? []), 'v2', scopes.v2).map(refusingWith(declaration.errors)),
    ...ownMethods(joined(name, declaration.v3 ?? []), 'v3', scopes.v3),
    ...tables.flatMap((table) => table.methods).map(refusingWith(declaration.errors)),
  ]
  const words = new Set([name, ...alsoNamed])
  for (const method of methods)
    if (!words.has(method.name.split('.')[0] ?? ''))
      throw new Error(`The method ${method.name} does not belong to the family ${name}.`)
  return {
    name,
    entities: declaration.entities ?? [],
    tables,
    fresh: declaration.fresh ?? [],
    events,
    rights,
    methods: reserved(methods, declaration),
  }
}

/** Reserves methods for administrators. @throws {Error} the rights name a method that the family does not have */
const reserved = (
  methods: readonly PortalMethod[],
  { rights, errors }: Pick<FamilyDeclaration<readonly Entity[]>, 'rights' | 'errors'>,
): readonly PortalMethod[] => {
  const names = methods.flatMap(({ api, name }) => (api === 'v2' ? [name] : []))
  const meant = namesMeant(rights?.administrators ?? [], names)
  if (meant.size === 0) return methods
  const deniedToUsers = errors?.denied ?? usualDenial
  return methods.map((method) =>
    method.api === 'v2' && meant.has(method.name) ? { ...method, deniedToUsers } : method,
  )
}

/** Merges several records into one. @throws {Error} a name is in two of them */
const joined = <Value>(family: string, parts: readonly Readonly<Record<string, Value>>[]): Record<string, Value> => {
  const all: Record<string, Value> = {}
  for (const part of parts)
    for (const [name, value] of Object.entries(part)) {
      if (Object.hasOwn(all, name)) throw new Error(`The method ${name} stands twice in the family ${family}.`)
      all[name] = value
    }
  return all
}

const ownMethods = (methods: Methods, api: Api, usualScope: Method['scope'] = null): readonly PortalMethod[] =>
  Object.entries(methods).map(([name, given]) => {
    const method = isHandle(given) ? { handle: given } : given
    return { ...method, name, api, scope: method.scope === undefined ? usualScope : method.scope }
  })

/** Adds the errors of the family to each call of a method. */
const refusingWith =
  (errors: FamilyErrors | undefined) =>
  (method: PortalMethod): PortalMethod =>
    errors === undefined ? method : { ...method, handle: (call) => method.handle({ ...call, errors }) }

const isHandle = (method: Handle | Method): method is Handle => typeof method === 'function'
