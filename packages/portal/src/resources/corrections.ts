import type { DtoField } from '../dialects/v3/dto.ts'

/** Fields of one DTO that the documentation leaves out or names differently. */
interface Correction {
  readonly name: string
  readonly fields: Readonly<Record<string, Partial<DtoField>>>
  readonly why: string
}

/** Corrections to `generated/v3-dtos.ts`, each with its reason. */
export const corrections: readonly Correction[] = [
  {
    name: 'main.eventlog',
    fields: { timestampX: { type: 'dateTime' } },
    why: 'Introspection reports a DateTime as `object`; filters take an ATOM string.',
  },
  {
    name: 'timeman.record',
    fields: { startTime: { type: 'dateTime' }, endTime: { type: 'dateTime' } },
    why: 'Introspection reports a DateTime as `object`; filters take an ATOM string.',
  },
  {
    name: 'humanresources.node',
    fields: { createdAt: { type: 'dateTime' }, updatedAt: { type: 'dateTime' } },
    why: 'The documented replies hold DateTime values.',
  },
]
