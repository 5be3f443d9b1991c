// Writes docs/api/: every public name of the packages with its signature, as the built declarations have them: npm run api.
// With --check it compares instead, and a change of the public surface that nobody wrote down is a failure.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'

const root = fileURLToPath(new URL('..', import.meta.url))
const isCheck = process.argv.includes('--check')

const compilerOptions = {
  target: 'es2023',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  lib: ['es2023', 'dom', 'esnext.disposable'],
  types: ['node'],
  skipLibCheck: true,
}
const silent = { default: { logLevel: 'none' } }

/** The entries of a package that have declarations, by the name of the report. */
const entriesOf = (folder) => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return Object.entries(manifest.exports)
    .filter(([, target]) => typeof target === 'object' && target.import?.types !== undefined)
    .map(([entry, target]) => ({
      name: `${manifest.name.split('/')[1]}${entry.slice(1).replaceAll('/', '-')}`,
      file: join(folder, target.import.types),
    }))
}

const report = (folder, { name, file }) => {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, 'package.json'),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: file,
      compiler: { overrideTsconfig: { compilerOptions, files: [file] } },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: join(root, 'docs/api'),
        reportTempFolder: join(root, '.artefacts/api'),
        // A type that an entry does not name is reported where it is used.
        includeForgottenExports: false,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: { extractorMessageReporting: silent, tsdocMessageReporting: silent, compilerMessageReporting: silent },
    },
  })
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: !isCheck,
    messageCallback: (message) => (message.handled = true),
  })
  if (isCheck && apiReportChanged) {
    console.error(
      `docs/api/${name}.api.md is not the surface of the package: run npm run api, look at the change, and commit it.`,
    )
    process.exitCode = 1
  }
}

for (const name of ['jssdk', 'portal']) {
  const folder = join(root, 'packages', name)
  for (const entry of entriesOf(folder)) report(folder, entry)
}
