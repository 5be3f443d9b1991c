import type { Step, StepContext } from '../step.ts'

type TextOf = (text: StepContext['sdk']['Text']) => unknown

const text = (name: string, run: TextOf): Step => ({ name: `Text.${name}`, run: ({ sdk }) => run(sdk.Text) })

const words = ['', 'crm_item_list', 'crm item-list', 'CrmItemList', 'ЁжИк', 'a1_b2', 'x']
const scalars: readonly unknown[] = [
  null,
  undefined,
  '',
  '12',
  '12.7',
  ' 3 ',
  'abc',
  '0x10',
  '-1e3',
  true,
  false,
  5.5,
  NaN,
  Infinity,
  [],
  {},
]
const marked = `<b class="x">Tom & 'Jerry'</b> &amp; &#39; &apos; &lt &quot;`

export const textSteps: readonly Step[] = [
  text('getRandom', ({ getRandom }) => [5, 20].map((length) => /^[a-z0-9]+$/.exec(getRandom(length))?.[0].length)),
  text('getRandom without a length', (t) => t.getRandom().length),
  text('getUniqId', (t) => [t.getUniqId().length, t.getUniqId() === t.getUniqId()]),
  text('getUuidRfc4122', (t) => /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/.test(t.getUuidRfc4122())),
  text('encode', (t) => [marked, '', 'plain'].map((value) => t.encode(value))),
  text('decode', (t) => [marked, t.encode(marked), '&#60;&#62;&#34;&#38;', 'plain'].map((value) => t.decode(value))),
  text('toNumber', (t) => scalars.map((value) => t.toNumber(value))),
  text('toInteger', (t) => scalars.map((value) => t.toInteger(value))),
  text('toBoolean', (t) => [...scalars, 'Y', 'y', 'N', '1', 1, 'TRUE', 'on'].map((value) => t.toBoolean(value))),
  text('toBoolean with words of its own', (t) => ['on', 'ON', 'off', 'Y'].map((value) => t.toBoolean(value, ['on']))),
  text('toCamelCase', (t) => words.map((word) => t.toCamelCase(word))),
  text('toPascalCase', (t) => words.map((word) => t.toPascalCase(word))),
  text('toKebabCase', (t) => words.map((word) => t.toKebabCase(word))),
  text('capitalize', (t) => words.map((word) => t.capitalize(word))),
  text('numberFormat', (t) => [
    ...[0, 1, 999.5, 1000, 1_234_567.891, -1234.5, NaN, Infinity, 1e-7].map((value) => t.numberFormat(value, 2)),
    t.numberFormat(1_234_567.891),
    t.numberFormat(1_234_567.891, 3, ',', ' '),
    t.numberFormat(1.005, 2),
    t.numberFormat(0.5),
  ]),
  text('toDateTime', (t) => [
    t.toDateTime('2026-02-03T04:05:06Z').toMillis(),
    t.toDateTime('03.02.2026 04:05', 'dd.MM.yyyy HH:mm', { zone: 'utc' }).toISO(),
    t.toDateTime('no date').isValid,
  ]),
  text('toB24Format', (t) => [
    t.toB24Format('2026-02-03'),
    t.toB24Format(new Date('2026-02-03T04:05:06Z')),
    t.toB24Format(t.toDateTime('2026-02-03T04:05:06Z')),
  ]),
  text('getDateForLog', (t) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(t.getDateForLog())),
  text('buildQueryString', (t) =>
    [{ a: 1, b: 'x y', c: [1, 'й'] }, { a: '' }, {}, null, undefined].map((value) => t.buildQueryString(value)),
  ),
]
