import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { encodeQuery } from '../../src/batch/encode-query.ts'

interface Tree {
  [key: string]: Tree | string
}

/** Reads a query the way PHP does, without its list quirks: every leaf is a string, brackets are path steps. */
const decodeAsPhp = (query: string): Tree => {
  const root: Tree = {}
  for (const pair of query.split('&').filter((text) => text !== '')) {
    const [key = '', value = ''] = pair.split('=').map((text) => decodeURIComponent(text))
    const path = key.split('[').map((step) => step.replace(/\]$/, ''))
    put(root, path, value)
  }
  return root
}

const put = (node: Tree, [step = '', ...rest]: readonly string[], value: string): void => {
  if (rest.length === 0) {
    node[step] = value
    return
  }
  const child = node[step]
  const next = typeof child === 'object' ? child : {}
  node[step] = next
  put(next, rest, value)
}

describe('the query of a batch command', () => {
  it.each([
    { params: { ID: 5 }, query: 'ID=5' },
    { params: { filter: { '>ID': 5 } }, query: 'filter%5B%3EID%5D=5' },
    { params: { select: ['ID', 'TITLE'] }, query: 'select%5B0%5D=ID&select%5B1%5D=TITLE' },
    { params: { fields: { TITLE: 'John&Martin' } }, query: 'fields%5BTITLE%5D=John%26Martin' },
    { params: { a: true, b: false }, query: 'a=1&b=0' },
    { params: { a: null }, query: 'a=' },
    { params: { a: undefined, b: [], c: {} }, query: '' },
    { params: { d: new Date(0) }, query: 'd=1970-01-01T00%3A00%3A00.000Z' },
    {
      params: { filter: { '>id': '$result[c0][items][49][id]' } },
      query: 'filter%5B%3Eid%5D=%24result%5Bc0%5D%5Bitems%5D%5B49%5D%5Bid%5D',
    },
    { params: { 0: 12, 1: { POST_MESSAGE: 'hi' } }, query: '0=12&1%5BPOST_MESSAGE%5D=hi' },
  ])('$query', ({ params, query }) => {
    expect(encodeQuery(params)).toBe(query)
  })

  const key = fc.stringMatching(/^[A-Za-z>!=%@][A-Za-z0-9_>=%]{0,6}$/)
  const tree = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.dictionary(key, fc.oneof({ maxDepth: 3 }, fc.string({ unit: 'grapheme' }), tie('tree')), {
      minKeys: 1,
      maxKeys: 4,
      noNullPrototype: true,
    }),
  })).tree

  test.prop([tree])('is read back by PHP as it was given', (params) => {
    expect(decodeAsPhp(encodeQuery(params))).toEqual(params)
  })
})
