import type { Step } from '../step.ts'
import { collect } from './lists.ts'

export const legacySteps: readonly Step[] = [
  { name: 'legacy callMethod', run: ({ $b24 }) => $b24.callMethod('crm.deal.get', { id: 7 }) },
  {
    name: 'legacy callListMethod',
    run: async ({ $b24 }) => {
      const shares: number[] = []
      const response = await $b24.callListMethod('crm.company.list', { select: ['ID'] }, (share) => shares.push(share))
      return { response, ends: [shares.at(0), shares.at(-1)] }
    },
  },
  {
    name: 'legacy fetchListMethod',
    run: ({ $b24 }) => collect($b24.fetchListMethod('crm.contact.list', { select: ['ID'] }, 'ID')),
  },
  {
    name: 'legacy callBatch',
    run: ({ $b24 }) => $b24.callBatch({ One: { method: 'crm.deal.get', params: { id: 1 } }, Two: ['profile'] }),
  },
  {
    name: 'legacy callBatchByChunk',
    run: ({ $b24 }) =>
      $b24.callBatchByChunk(
        Array.from({ length: 60 }, (_, index): [string, Record<string, unknown>] => [
          'crm.deal.get',
          { id: index + 1 },
        ]),
        true,
      ),
  },
  {
    name: 'Text and enums',
    run: ({ sdk: { Text, EnumCrmEntityTypeId } }) => ({
      date: new Date(Text.toB24Format(new Date('2026-02-03T04:05:06Z'))).toISOString(),
      number: Text.numberFormat(1_234_567.891, 2),
      camel: Text.toCamelCase('crm_item_list'),
      query: Text.buildQueryString({ a: [1, 2], b: 'x y' }),
      deal: EnumCrmEntityTypeId.deal,
    }),
  },
  {
    name: 'Text.buildQueryString of nested objects',
    run: ({ sdk: { Text } }) => Text.buildQueryString({ b: { c: 'x y' } }),
  },
]
