import { readFile } from 'node:fs/promises'
import type { Row } from '../engine/untyped-row.ts'
import { entityNames, isEntityName, type EntityName } from '../families/portal-families.ts'
import type { PortalOptions } from '../options.ts'
import { isSnapshot } from '../store/snapshot.ts'
import { isWireMap } from '../wire-value.ts'
import { CommandError } from './command-error.ts'

const isSeedRow = (value: unknown): value is number | Row =>
  (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) || isWireMap(value)

const readBytes = async (file: string): Promise<Buffer> =>
  readFile(file).catch((error: unknown) => {
    throw new CommandError(`--seed: the file ${file} cannot be read.`, { cause: error })
  })

const parse = (bytes: Buffer, file: string): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw new CommandError(`--seed: ${file} holds no JSON.`, { cause: error })
  }
}

/**
 * Reads `--seed`: `fresh`, `empty`, `superstore`, a snapshot, or a JSON file of rows by entity.
 * @throws {CommandError} the file cannot be read, or it holds something else
 */
export const readSeed = async (typed: string): Promise<NonNullable<PortalOptions['seed']>> => {
  if (typed === 'fresh' || typed === 'empty' || typed === 'superstore') return typed
  const bytes = await readBytes(typed)
  if (isSnapshot(bytes)) return bytes
  const content = parse(bytes, typed)
  if (!isWireMap(content)) throw new CommandError(`--seed: ${typed} must hold an object of rows by entity.`)
  const seed: { [Name in EntityName]?: readonly (number | Row)[] } = {}
  for (const [entity, rows] of Object.entries(content)) {
    if (!isEntityName(entity))
      throw new CommandError(`--seed: there is no entity "${entity}". Known: ${entityNames.join(', ')}.`)
    if (!Array.isArray(rows) || !rows.every(isSeedRow))
      throw new CommandError(`--seed: "${entity}" must be a list of rows (objects) or ids (whole numbers above 0).`)
    seed[entity] = rows
  }
  return seed
}
