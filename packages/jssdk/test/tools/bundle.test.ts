import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** The files whose code a user's bundle carries. */
const bundledFiles = async (contents: string): Promise<string[]> => {
  const { metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    conditions: ['source'],
  })
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  )
}

describe('a bundle of one tool', () => {
  it.each([
    { name: 'FilterV3', contents: `import { FilterV3 } from '@bitrix24/b24jssdk'\nconsole.log(FilterV3.eq('a', 1))` },
    { name: 'Logger', contents: `import { Logger } from '@bitrix24/b24jssdk'\nconsole.log(Logger.create('a'))` },
    { name: 'getEnumValue', contents: `export { getEnumValue, LogLevel } from '@bitrix24/b24jssdk'` },
  ])('$name brings neither luxon nor the other tools', async ({ contents }) => {
    const files = await bundledFiles(contents)
    expect(files.filter((file) => /luxon|tools\/(text|iban|dates)/.test(file))).toEqual([])
    expect(files.length).toBeLessThan(15)
  })

  it('Text brings luxon', async () => {
    const files = await bundledFiles(`export { Text } from '@bitrix24/b24jssdk'`)
    expect(files.some((file) => file.includes('node_modules/luxon/'))).toBe(true)
  })
})
