import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { itemsOf, resultV3, sendV3, shortCode } from './v3-client.ts'

describe('*.field.list and *.field.get', () => {
  it('name every field with its flags', async () => {
    await using portal = await createPortal()
    const items = itemsOf(
      await resultV3(portal, 'main.eventlog.field.list', { select: ['name', 'type', 'filterable'] }),
    )
    expect(items).toHaveLength(13)
    expect(items.slice(0, 3)).toEqual([
      { name: 'id', type: 'int', filterable: true },
      { name: 'timestampX', type: 'object', filterable: true },
      { name: 'severity', type: 'string', filterable: false },
    ])
  })

  it.each([
    { body: { name: 'id' }, code: 'no error' },
    { body: {}, code: 'VALIDATION_REQUESTVALIDATIONEXCEPTION' },
    { body: { name: 'colour' }, code: 'BITRIX_REST_V3_REALISATION_EXCEPTION_FIELDNOTFOUNDEXCEPTION' },
    { body: { name: 'id', select: ['colour'] }, code: 'UNKNOWNDTOPROPERTYEXCEPTION' },
    { body: { name: 'id', select: 'name' }, code: 'INVALIDSELECTEXCEPTION' },
    { body: { name: 'id', select: [['name']] }, code: 'INVALIDSELECTEXCEPTION' },
  ])('answer $body with $code', async ({ body, code }) => {
    await using portal = await createPortal()
    expect(shortCode(await sendV3(portal, 'tasks.task.field.get', { body }))).toBe(code)
  })

  it.each([
    'mail.mailbox',
    'mail.message',
    'mail.recipient',
    'humanresources.node',
    'humanresources.employee',
    'tasks.task',
    'tasks.task.access',
    'tasks.task.file',
    'tasks.task.chat.message',
    'timeman.record',
  ])('%s has both', async (name) => {
    await using portal = await createPortal()
    const [first] = itemsOf(await resultV3(portal, `${name}.field.list`))
    expect(await resultV3(portal, `${name}.field.get`, { name: first?.['name'] })).toEqual({ item: first })
  })
})

describe('the portal describes its v3 door', () => {
  it.each(['documentation', 'rest.documentation.openapi'])(
    '%s is the raw document, without an envelope',
    async (name) => {
      await using portal = await createPortal()
      const { body } = await sendV3(portal, name, { verb: 'GET' })
      expect(body).toMatchObject({
        openapi: '3.0.0',
        paths: {
          '/batch': { post: {} },
          '/documentation': { get: {} },
          '/main.eventlog.field.get': {
            post: { requestBody: { content: { 'application/json': { schema: { required: ['name'] } } } } },
          },
        },
        components: { schemas: { 'main.eventlog': { properties: { id: { type: 'integer' } } } } },
      })
      expect(body).not.toHaveProperty('result')
    },
  )

  it('rest.scope.list nests modules, controllers and methods, and can be narrowed', async () => {
    await using portal = await createPortal()
    const whole = await resultV3(portal, 'scopes')
    expect(whole).toMatchObject({
      main: {
        '*': { '*': { scope: 'main' } },
        'eventlog.field': {
          '*': { scope: 'main.eventlog.field' },
          get: { scope: 'main.eventlog.field.get', fields: null },
        },
      },
    })
    const narrowed = { filterModule: 'main', filterController: 'eventlog.field', filterMethod: 'get' }
    expect(await resultV3(portal, 'rest.scope.list', narrowed)).toEqual({
      main: {
        'eventlog.field': {
          get: { scope: 'main.eventlog.field.get', title: 'main.eventlog.field.get', description: null, fields: null },
        },
      },
    })
  })
})
