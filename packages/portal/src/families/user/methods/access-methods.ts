import type { RowOf } from '../../../engine/entity-rows.ts'
import { fullName } from '../../../methods/full-name.ts'
import { isWireList, isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase } from '../../../methods/params.ts'

/** Codes of rights: `U1` a user, `DR3` a department with those below it, `G2` a user group, `AU` everybody who is logged in. */
const codesOf = ({ params }: MethodCall): readonly string[] => {
  const given = anyCase(params, 'ACCESS')
  const codes = isWireList(given) || isWireMap(given) ? Object.values(given) : [given]
  return codes.map((code) => textOf(code).toUpperCase()).filter((code) => code !== '')
}

const administrators = 'G1'
const everybody: ReadonlySet<string> = new Set(['AU', 'G2'])

const departmentsOf = (user: RowOf<'user'> | undefined): readonly number[] => {
  const ids = user?.['ufDepartment']
  return isWireList(ids) ? ids.map(Number) : []
}

/** The departments of a user, and the departments above them. */
const branchOf = ({ portal }: MethodCall, user: RowOf<'user'> | undefined): ReadonlySet<number> => {
  const branch = new Set<number>()
  const add = (id: number): void => {
    if (id === 0 || branch.has(id)) return
    branch.add(id)
    add(portal.engine.find('department', id)?.['parent'] ?? 0)
  }
  for (const id of departmentsOf(user)) add(id)
  return branch
}

const userAccess: Handle = (call) => {
  const { caller, portal } = call
  const user = portal.engine.find('user', caller.userId)
  const own = departmentsOf(user)
  const branch = branchOf(call, user)
  const isHeld = (code: string): boolean => {
    const [, kind = '', digits = ''] = /^([A-Z]+)(\d*)$/.exec(code) ?? []
    if (everybody.has(code)) return true
    if (kind === 'U') return Number(digits) === caller.userId
    if (kind === 'D') return own.includes(Number(digits))
    return kind === 'DR' && branch.has(Number(digits))
  }
  return { result: caller.isAdmin || codesOf(call).some(isHeld) }
}

/** The name of a code. Undefined if the code belongs to nothing. */
const nameOf = ({ portal }: MethodCall, code: string): WireMap | undefined => {
  if (code === 'AU') return { provider: 'other', name: 'All authorized users', provider_id: 'other' }
  if (code === administrators) return { provider: 'group', name: 'Administrators', provider_id: 'group' }
  if (code === 'G2') return { provider: 'group', name: 'All users', provider_id: 'group' }
  const [, kind = '', digits = ''] = /^(U|D|DR|SG)(\d{1,15})$/.exec(code) ?? []
  const entity = kind === 'U' ? 'user' : kind === 'SG' ? 'workgroup' : 'department'
  const row = digits === '' ? undefined : portal.engine.find(entity, Number(digits))
  if (row === undefined) return undefined
  const name = fullName(row)
  const provider = kind === 'U' ? 'user' : kind === 'SG' ? 'socnetgroup' : 'intranet'
  return { provider, name, provider_id: provider }
}

const accessName: Handle = (call) => {
  const codes = codesOf(call)
  if (codes.length === 0) return { result: false }
  const names = codes.flatMap((code) => {
    const name = nameOf(call, code)
    return name === undefined ? [] : [[code, name] as const]
  })
  // If no code is known, the reply is PHP's empty array.
  return { result: names.length === 0 ? [] : Object.fromEntries(names) }
}

/** Names of rights, and checks of the caller's rights. */
export const accessMethods: Methods = { 'user.access': userAccess, 'access.name': accessName }
