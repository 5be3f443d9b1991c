import type { Probe } from '../../../probe.ts'
import { refusals } from '../../../refusal-probe.ts'
import { deal, lead, nobody } from '../calls.ts'

const folder = 'api-reference/crm/universal/category'
const pipeline: Probe['requests'][string] = ['crm.category.add', { entityTypeId: 2, fields: { name: 'Probe' } }]
/** Pipelines are few in some tariffs, so that each probe takes its own away again. */
const without: Probe['requests'][string] = ['crm.category.delete', { entityTypeId: 2, id: '$pipeline.category.id' }]

const pipelines: readonly Probe[] = [
  {
    about: 'A new pipeline is not the default one and has a place of its own among the others.',
    page: `${folder}/crm-category-add.md`,
    requests: { pipeline, without },
    expect: [
      { path: 'pipeline.result.category', has: { name: 'Probe', sort: 500, entityTypeId: 2, isDefault: 'N' } },
      { path: 'without.result', is: null },
    ],
  },
  {
    about: 'A pipeline of deals has stages that begin with its number.',
    page: `${folder}/crm-category-add.md`,
    setup: { pipeline },
    requests: {
      got: ['crm.status.entity.items', { entityId: 'DEAL_STAGE_{$pipeline.category.id}' }],
      without,
    },
    expect: [{ path: 'got.result.0.STATUS_ID', is: 'C{$pipeline.category.id}:NEW' }],
  },
  {
    about: 'A deleted pipeline takes its stages along.',
    page: `${folder}/crm-category-delete.md`,
    setup: { pipeline, without },
    requests: {
      stages: ['crm.status.list', { filter: { ENTITY_ID: 'DEAL_STAGE_{$pipeline.category.id}' } }],
      got: ['crm.category.get', { entityTypeId: 2, id: '$pipeline.category.id' }],
    },
    expect: [
      { path: 'stages.result', is: [] },
      { path: 'got.error', is: 'NOT_FOUND' },
    ],
  },
  {
    about: 'A pipeline with deals is not deleted.',
    page: `${folder}/crm-category-delete.md`,
    setup: { pipeline, deal: deal({ CATEGORY_ID: '$pipeline.category.id' }) },
    requests: {
      got: ['crm.category.delete', { entityTypeId: 2, id: '$pipeline.category.id' }],
      deleted: ['crm.deal.delete', { id: '$deal' }],
      without,
    },
    expect: [
      { path: 'got.error', is: 'BX_ERROR' },
      { path: 'without.result', is: null },
    ],
  },
  {
    about: 'A deal that is added to a pipeline begins in its first stage.',
    page: 'api-reference/crm/deals/crm-deal-add.md',
    setup: { pipeline, deal: deal({ CATEGORY_ID: '$pipeline.category.id' }) },
    requests: {
      got: ['crm.deal.get', { id: '$deal' }],
      deleted: ['crm.deal.delete', { id: '$deal' }],
      without,
    },
    expect: [
      { path: 'got.result.CATEGORY_ID', is: '$pipeline.category.id:text' },
      { path: 'got.result.STAGE_ID', is: 'C{$pipeline.category.id}:NEW' },
    ],
  },
  {
    about: 'A pipeline gets another name and keeps its place.',
    page: `${folder}/crm-category-update.md`,
    setup: { pipeline },
    requests: {
      got: ['crm.category.update', { entityTypeId: 2, id: '$pipeline.category.id', fields: { name: 'Changed' } }],
      without,
    },
    expect: [{ path: 'got.result.category', has: { id: '$pipeline.category.id', name: 'Changed', sort: 500 } }],
  },
  {
    about: 'The general pipeline of deals has the id 0.',
    page: `${folder}/crm-category-get.md`,
    requests: { got: ['crm.category.get', { entityTypeId: 2, id: 0 }] },
    expect: [{ path: 'got.result.category', has: { id: 0, entityTypeId: 2 } }],
  },
]

const history: readonly Probe[] = [
  {
    about: 'The history of a deal has its first stage, a step and its end.',
    page: 'api-reference/crm/crm-stage-history-list.md',
    setup: {
      deal: deal(),
      step: ['crm.deal.update', { id: '$deal', fields: { STAGE_ID: 'EXECUTING' } }],
      end: ['crm.deal.update', { id: '$deal', fields: { STAGE_ID: 'WON' } }],
    },
    requests: {
      got: ['crm.stagehistory.list', { entityTypeId: 2, filter: { OWNER_ID: '$deal' }, order: { ID: 'ASC' } }],
    },
    expect: [
      {
        path: 'got.result.items',
        has: [
          { TYPE_ID: 1, OWNER_ID: '$deal', STAGE_ID: 'NEW', STAGE_SEMANTIC_ID: 'P' },
          { TYPE_ID: 2, STAGE_ID: 'EXECUTING', STAGE_SEMANTIC_ID: 'P' },
          { TYPE_ID: 3, STAGE_ID: 'WON', STAGE_SEMANTIC_ID: 'S' },
        ],
      },
      { path: 'got.result.items', count: 3 },
    ],
  },
  {
    about: 'A change that leaves the stage of a deal is not in its history.',
    page: 'api-reference/crm/crm-stage-history-list.md',
    setup: { deal: deal(), changed: ['crm.deal.update', { id: '$deal', fields: { TITLE: 'Changed' } }] },
    requests: { got: ['crm.stagehistory.list', { entityTypeId: 2, filter: { OWNER_ID: '$deal' } }] },
    expect: [{ path: 'got.result.items', count: 1 }],
  },
  {
    about: 'The history of a lead is told in statuses.',
    page: 'api-reference/crm/crm-stage-history-list.md',
    setup: { lead: lead() },
    requests: { got: ['crm.stagehistory.list', { entityTypeId: 1, filter: { OWNER_ID: '$lead' } }] },
    expect: [{ path: 'got.result.items', has: [{ STATUS_ID: 'NEW', STATUS_SEMANTIC_ID: 'P' }] }],
  },
  {
    about: 'The history of stages comes in the order that is asked for.',
    page: 'api-reference/crm/crm-stage-history-list.md',
    setup: { deal: deal(), step: ['crm.deal.update', { id: '$deal', fields: { STAGE_ID: 'EXECUTING' } }] },
    requests: {
      got: ['crm.stagehistory.list', { entityTypeId: 2, filter: { OWNER_ID: '$deal' }, order: { ID: 'DESC' } }],
    },
    expect: [{ path: 'got.result.items', has: [{ STAGE_ID: 'EXECUTING' }, { STAGE_ID: 'NEW' }] }],
  },
]

const refused = refusals(folder, [
  {
    about: 'A pipeline that does not exist is not found.',
    page: 'crm-category-get',
    call: ['crm.category.get', { entityTypeId: 2, id: nobody }],
    error: 'NOT_FOUND',
  },
  {
    about: 'A pipeline that does not exist is not deleted.',
    page: 'crm-category-delete',
    call: ['crm.category.delete', { entityTypeId: 2, id: nobody }],
    error: 'NOT_FOUND',
  },
  {
    about: 'Pipelines of an unknown type are refused.',
    page: 'crm-category-list',
    call: ['crm.category.list', { entityTypeId: 99 }],
    error: 'NOT_FOUND',
  },
  {
    about: 'Leads have no pipelines.',
    page: 'crm-category-list',
    call: ['crm.category.list', { entityTypeId: 1 }],
    error: 'ENTITY_TYPE_NOT_SUPPORTED',
  },
])

const refusedHistory = refusals('api-reference/crm', [
  {
    about: 'There is no history of stages of contacts.',
    page: 'crm-stage-history-list',
    call: ['crm.stagehistory.list', { entityTypeId: 3 }],
    error: 'ENTITY_TYPE_NOT_SUPPORTED',
  },
])

/** Pipelines, their stages and what way items went through them. */
export const pipelineProbes: readonly Probe[] = [...pipelines, ...history, ...refused, ...refusedHistory]
