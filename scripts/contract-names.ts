import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const kinds = ['class', 'enum', 'const', 'function', 'type', 'interface'] as const
export type Kind = (typeof kinds)[number]

/** A name that the package owes its users. */
export interface ContractName {
  readonly name: string
  readonly kind: Kind
}

const isKind = (value: unknown): value is Kind => kinds.some((kind) => kind === value)

const isContractName = (value: unknown): value is ContractName =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'kind' in value &&
  isKind(value.kind)

/** The generated list of names and kinds. */
export const contractNames = (): readonly ContractName[] => {
  const file: unknown = JSON.parse(readFileSync(join(import.meta.dirname, 'contract-names.json'), 'utf8'))
  if (typeof file !== 'object' || file === null || !('names' in file) || !Array.isArray(file.names))
    throw new Error('contract-names.json has no list of names. Run npm run generate.')
  return file.names.filter(isContractName)
}
