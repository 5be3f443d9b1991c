import ts from 'typescript'

import { placeInPage } from './extract-blocks.ts'
import type { CodeBlock } from './extract-blocks.ts'

/** Compiles the written blocks under the repository's own settings and gives one line for each error in them. */
export const checkTypes = (blocks: ReadonlyMap<string, CodeBlock>, tsconfigFile: string): readonly string[] => {
  const program = ts.createProgram([...blocks.keys()], {
    ...readCompilerOptions(tsconfigFile),
    // An example may name a result it does nothing with.
    noUnusedLocals: false,
    noUnusedParameters: false,
  })
  return [...blocks].flatMap(([file, block]) => {
    const source = program.getSourceFile(file)
    return ts.getPreEmitDiagnostics(program, source).map((diagnostic) => describe(block, diagnostic))
  })
}

const readCompilerOptions = (tsconfigFile: string): ts.CompilerOptions => {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    tsconfigFile,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'))
      },
    },
  )
  if (parsed === undefined) throw new Error(`${tsconfigFile} cannot be read`)
  return parsed.options
}

const describe = (block: CodeBlock, { file, start, messageText }: ts.Diagnostic): string => {
  const line = file === undefined || start === undefined ? 1 : file.getLineAndCharacterOfPosition(start).line + 1
  return `${placeInPage(block, line)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
}
