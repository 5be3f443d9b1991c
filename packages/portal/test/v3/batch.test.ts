import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { resultV3, sendV3, shortCode } from './v3-client.ts'

const list = { method: 'main.eventlog.field.list', as: 'list', query: { select: ['name'] } }
const get = (name: unknown, as?: string) => ({
  method: 'main.eventlog.field.get',
  query: { name, select: ['name'] },
  ...(as === undefined ? {} : { as }),
})
const scopes = { method: 'scopes', query: { filterModule: 'main', filterController: 'eventlog', filterMethod: 'get' } }

describe('a v3 batch', () => {
  it.each([
    { form: 'an array', body: [get('id'), get('userId')] },
    { form: 'an object with numeric keys and a token', body: { 0: get('id'), 1: get('userId'), auth: 'x' } },
  ])('answers $form in order', async ({ body }) => {
    await using portal = await createPortal()
    expect(await resultV3(portal, 'batch', body)).toEqual([{ item: { name: 'id' } }, { item: { name: 'userId' } }])
  })

  it.each([
    { title: 'a member of an earlier list', name: { $ref: 'list.1.name' }, found: 'timestampX' },
    { title: 'a call without an alias, by its index', name: { $ref: '1.name' }, found: 'id' },
    { title: 'a call by its alias', name: { $ref: 'one.name' }, found: 'userId' },
    { title: 'a path with the wrapper spelled out', name: { $ref: 'one.item.name' }, found: 'userId' },
    { title: 'a list with the wrapper spelled out', name: { $ref: 'list.items.0.name' }, found: 'id' },
  ])('a reference reaches $title', async ({ name, found }) => {
    await using portal = await createPortal()
    const result = await resultV3(portal, 'batch', [list, get('id'), get('userId', 'one'), get(name)])
    expect(result).toMatchObject({ 3: { item: { name: found } } })
  })

  it.each([
    { title: 'an unknown alias', calls: [list, get({ $ref: 'lost.0.name' })] },
    { title: 'a later call', calls: [get({ $ref: 'list.0.name' }), list] },
    { title: 'a missing path', calls: [list, get({ $ref: 'list.99.name' })] },
    { title: 'a null', calls: [get('id', 'one'), get({ $ref: 'one.description' })] },
    { title: 'a call that answered a flat object', calls: [{ ...scopes, as: 'flat' }, get({ $ref: 'flat.main' })] },
    { title: 'an array without a dot', calls: [list, get({ $refArray: 'list' })] },
    { title: 'a path that is no text', calls: [list, get({ $ref: 5 })] },
  ])('a reference to $title is refused', async ({ calls }) => {
    await using portal = await createPortal()
    expect(shortCode(await sendV3(portal, 'batch', { body: calls }))).toBe('INVALIDSELECTEXCEPTION')
  })

  it.each([
    { title: 'no calls', body: [], code: 'INVALIDSELECTEXCEPTION' },
    { title: 'a v2 body', body: { halt: 0, cmd: { a: 'scopes' } }, code: 'INVALIDSELECTEXCEPTION' },
    { title: 'a call without a query', body: [{ method: 'scopes' }], code: 'INVALIDSELECTEXCEPTION' },
    { title: 'a call without a method', body: [{ query: {} }], code: 'INVALIDSELECTEXCEPTION' },
    { title: 'two calls of one alias', body: [get('id', 'a'), get('id', 'a')], code: 'INVALIDSELECTEXCEPTION' },
    { title: 'an unknown method', body: [scopes, { method: 'profile', query: {} }], code: 'METHODNOTFOUNDEXCEPTION' },
    { title: 'a batch', body: [{ method: 'batch', query: {} }], code: 'METHODNOTFOUNDEXCEPTION' },
    { title: 'a failing call', body: [scopes, get(5)], code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { title: 'a stranger among numeric keys', body: { 0: scopes, halt: 1 }, code: 'INVALIDSELECTEXCEPTION' },
  ])('with $title is one error: $code', async ({ body, code }) => {
    await using portal = await createPortal()
    const reply = await sendV3(portal, 'batch', { body })
    expect(shortCode(reply)).toBe(code)
    expect(reply.body).not.toHaveProperty('result')
  })

  it.each([
    { v3BatchLimit: true, calls: 50, code: 'no error' },
    { v3BatchLimit: true, calls: 51, code: 'INVALIDSELECTEXCEPTION' },
    { v3BatchLimit: false, calls: 51, code: 'no error' },
  ])('of $calls calls answers $code with the limit $v3BatchLimit', async ({ v3BatchLimit, calls, code }) => {
    await using portal = await createPortal({ switches: { v3BatchLimit } })
    const body = Array.from({ length: calls }, () => scopes)
    expect(shortCode(await sendV3(portal, 'batch', { body }))).toBe(code)
  })

  it('refuses a call whose scope the webhook lacks, and nothing after it runs', async () => {
    await using portal = await createPortal({ scopes: ['main'] })
    const body = [get('id'), { method: 'tasks.task.field.list', query: {} }]
    expect(shortCode(await sendV3(portal, 'batch', { body }))).toBe('INSUFFICIENTSCOPEEXCEPTION')
  })
})
