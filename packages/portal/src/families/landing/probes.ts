import type { Probe, ProbeCall } from '../probe.ts'
import { landingRefusals } from './probes/refusals.ts'

const pages = 'api-reference/landing/page/methods'
const site: ProbeCall = ['landing.site.add', { fields: { TITLE: 'Probe', CODE: '', TYPE: 'PAGE', DOMAIN_ID: '' } }]
const page = (TITLE: string, CODE: string): ProbeCall => [
  'landing.landing.add',
  { fields: { TITLE, CODE, SITE_ID: '$site' } },
]
const setup = { site, a: page('Alpha', 'alpha'), b: page('Beta', 'beta') } as const satisfies Probe['setup']
const list = (filter: Record<string, string>, order: Record<string, string> = { ID: 'ASC' }): ProbeCall => [
  'landing.landing.getList',
  { params: { select: ['ID', 'TITLE'], filter: { SITE_ID: '$site', ...filter }, order } },
]

/** What the documentation says of the behaviour of `landing.*`. */
export const landingProbes: readonly Probe[] = [
  {
    about: 'The pages of a site are found by their site and put in order.',
    page: `${pages}/landing-landing-get-list.md`,
    setup,
    requests: { got: list({}, { ID: 'DESC' }) },
    expect: [
      { path: 'got.result', count: 2 },
      { path: 'got.result.0', is: { ID: '$b:text', TITLE: 'Beta' } },
      { path: 'got.result.1', is: { ID: '$a:text', TITLE: 'Alpha' } },
    ],
  },
  {
    about: 'The pages of a site are found by their title.',
    page: `${pages}/landing-landing-get-list.md`,
    setup,
    requests: { got: list({ TITLE: 'Alpha' }) },
    expect: [{ path: 'got.result', is: [{ ID: '$a:text', TITLE: 'Alpha' }] }],
  },
  {
    about: 'A page that is changed has its new title.',
    page: `${pages}/landing-landing-update.md`,
    setup: { ...setup, changed: ['landing.landing.update', { lid: '$a', fields: { TITLE: 'New' } }] },
    requests: { got: list({ ID: '$a' }) },
    expect: [{ path: 'got.result', is: [{ ID: '$a:text', TITLE: 'New' }] }],
  },
  {
    about: 'A deleted page is not listed any more.',
    page: `${pages}/landing-landing-delete.md`,
    setup: { ...setup, deleted: ['landing.landing.delete', { lid: '$b' }] },
    requests: { got: list({}) },
    expect: [{ path: 'got.result', is: [{ ID: '$a:text', TITLE: 'Alpha' }] }],
  },
  {
    about: 'A site that is changed has its new title.',
    page: 'api-reference/landing/site/landing-site-update.md',
    setup: { site, changed: ['landing.site.update', { id: '$site', fields: { TITLE: 'New' } }] },
    requests: {
      got: ['landing.site.getList', { params: { select: ['ID', 'TITLE', 'TYPE'], filter: { ID: '$site' } } }],
    },
    expect: [{ path: 'got.result', is: [{ ID: '$site:text', TITLE: 'New', TYPE: 'PAGE' }] }],
  },
  ...landingRefusals,
]
