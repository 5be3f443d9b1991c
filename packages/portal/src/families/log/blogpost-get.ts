import type { Engine } from '../../engine/engine.ts'
import type { RowOf } from '../../engine/entity-rows.ts'
import { classicNaming } from '../../engine/naming.ts'
import type { Condition } from '../../engine/query.ts'
import { listRows } from '../../methods/list-rows.ts'
import type { Handle } from '../../methods/method.ts'
import { anyCase, toInteger } from '../../methods/params.ts'
import { isWireList, textOf, type WireMap, type WireValue } from '../../wire-value.ts'

/** `log.blogpost.get`: the reply uses other field names than the methods that write a post. */
export const blogpostGet: Handle = (call) => {
  const { engine } = call.portal
  const id = toInteger(anyCase(call.params, 'POST_ID'))
  const where: Condition<'id'> = id === undefined ? { kind: 'always' } : { kind: 'eq', field: 'id', value: id }
  const entity = engine.entity('logBlogpost')
  const page = listRows(call, { entity, naming: classicNaming, filter: {}, order: {}, where, isWhole: true })
  return { result: page.rows.map((row) => showPost(engine, row)), total: page.total, next: page.next }
}

const showPost = (engine: Engine, row: RowOf<'logBlogpost'>): WireMap => {
  const title = textOf(row.postTitle)
  const destinations = itemsOf(row.dest)
  return {
    ID: String(row.id),
    BLOG_ID: '1',
    PUBLISH_STATUS: 'P',
    TITLE: title,
    AUTHOR_ID: textOf(row.userId),
    ENABLE_COMMENTS: 'Y',
    NUM_COMMENTS: String(commentsOn(engine, row.id)),
    CODE: null,
    MICRO: flag(title === ''),
    DETAIL_TEXT: textOf(row.postMessage),
    DATE_PUBLISH: row.datePublish,
    CATEGORY_ID: '',
    HAS_SOCNET_ALL: flag(destinations.length === 0 || destinations.includes('UA')),
    HAS_TAGS: flag(textOf(row.tags) !== ''),
    HAS_IMAGES: 'N',
    HAS_PROPS: flag(itemsOf(row.files).length > 0),
    HAS_COMMENT_IMAGES: null,
    // Files inside a call are not stored. Files of the disk are named by their ids.
    FILES: itemsOf(row.files).filter((file) => typeof file === 'number'),
  }
}

const itemsOf = (value: WireValue): readonly WireValue[] => (isWireList(value) ? value : [])

const flag = (isSet: boolean): string => (isSet ? 'Y' : 'N')

const commentsOn = (engine: Engine, postId: number): number =>
  engine.page('logBlogcomment', { where: { kind: 'eq', field: 'postId', value: postId } }).rows.length
