import { documentedTable } from '../../documented/declared/documented-table.ts'
import { defineFamily } from '../define-family.ts'

const page = documentedTable({ entity: 'landingLanding', key: 'lid' })
const role = documentedTable({ entity: 'landingRole', rows: [{ title: 'Administrator', xmlId: 'admin' }] })
const site = documentedTable({ entity: 'landingSite', optional: ['CODE'] })

/** Sites, their pages, and the users who may change them. */
export const landing = defineFamily({
  name: 'landing',
  declared: [
    {
      'landing.landing.add': page.add,
      'landing.landing.delete': page.delete,
      'landing.landing.getList': page.list,
      'landing.landing.markDelete': page.change({ deleted: 'Y' }),
      'landing.landing.markUnDelete': page.change({ deleted: 'N' }),
      'landing.landing.move': page.change({ siteId: '$toSiteId', folderId: '$toFolderId' }),
      'landing.landing.publication': page.change({ active: 'Y' }),
      'landing.landing.unpublic': page.change({ active: 'N' }),
      'landing.landing.update': page.update,
      'landing.role.getList': role.list,
      'landing.site.add': site.add,
      'landing.site.delete': site.delete,
      'landing.site.getList': site.list,
      'landing.site.markDelete': site.change({ deleted: 'Y' }),
      'landing.site.markUnDelete': site.change({ deleted: 'N' }),
      'landing.site.publication': site.change({ active: 'Y' }),
      'landing.site.unpublic': site.change({ active: 'N' }),
      'landing.site.update': site.update,
    },
  ],
})
