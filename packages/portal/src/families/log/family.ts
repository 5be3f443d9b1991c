import { formatDateTime } from '../../server-time.ts'
import { documentedTable } from '../../documented/declared/documented-table.ts'
import { defineFamily } from '../define-family.ts'
import { blogpostGet } from './blogpost-get.ts'

const blogcomment = documentedTable({
  entity: 'logBlogcomment',
  key: 'COMMENT_ID',
  parents: { POST_ID: ['logBlogpost'] },
})
const blogpost = documentedTable({
  entity: 'logBlogpost',
  alsoDescribedBy: ['log.blogpost.get'],
  key: 'POST_ID',
  optional: ['UF_'],
  defaults: ({ caller, portal }) => ({ userId: caller.userId, datePublish: formatDateTime(portal.clock.nowMs()) }),
})

/** Posts of the feed and their comments. */
export const log = defineFamily({
  name: 'log',
  scopes: { v2: 'log' },
  v2: [{ 'log.blogpost.get': blogpostGet }],
  declared: [
    {
      'log.blogcomment.add': blogcomment.add,
      'log.blogcomment.delete': blogcomment.delete,
      'log.blogpost.add': blogpost.add,
      'log.blogpost.delete': blogpost.delete,
      'log.blogpost.update': blogpost.update,
    },
  ],
})
