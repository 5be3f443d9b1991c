import { documentedTable } from '../../documented/declared/documented-table.ts'
import { defineFamily } from '../define-family.ts'

const blogcomment = documentedTable({ entity: 'logBlogcomment', key: 'COMMENT_ID' })
const blogpost = documentedTable({ entity: 'logBlogpost', where: { POST_ID: 'id' }, key: 'POST_ID', optional: ['UF_'] })

/** Posts of the feed and comments on them. */
export const log = defineFamily({
  name: 'log',
  declared: [
    {
      'log.blogcomment.add': blogcomment.add,
      'log.blogcomment.delete': blogcomment.delete,
      'log.blogpost.add': blogpost.add,
      'log.blogpost.delete': blogpost.delete,
      'log.blogpost.get': blogpost.list,
      'log.blogpost.update': blogpost.update,
    },
  ],
})
