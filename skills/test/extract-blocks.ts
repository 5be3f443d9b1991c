/** One `ts` block of a page, as the program that a reader would run. */
export interface CodeBlock {
  readonly page: string
  /** Line of the page on which the block's code begins, from 1. */
  readonly firstLine: number
  /** Lines of the page's prelude that stand before the block's own code. */
  readonly preludeLines: number
  readonly program: string
  /** What the block says it prints: the text after `// ->` at the end of a line, in order. */
  readonly prints: readonly string[]
}

const fence = /^```(\w*)\s*$/
const claim = /\/\/ -> (.+)$/

/**
 * The `ts` blocks of a markdown page. A page may open with `<!-- prelude` and a `ts` block inside that comment:
 * those lines stand before every block that has no `import` of its own.
 */
export const extractBlocks = (page: string, markdown: string): readonly CodeBlock[] => {
  const lines = markdown.split('\n')
  const blocks: CodeBlock[] = []
  let prelude: readonly string[] = []
  let isPrelude = false
  let openedAt: number | undefined
  let isTs = false
  for (const [index, line] of lines.entries()) {
    if (openedAt === undefined && line.startsWith('<!-- prelude')) isPrelude = true
    if (openedAt === undefined && line.startsWith('-->')) isPrelude = false
    const language = fence.exec(line)?.[1]
    if (language === undefined) continue
    if (openedAt === undefined) {
      openedAt = index + 1
      isTs = language === 'ts'
      continue
    }
    const code = lines.slice(openedAt, index)
    if (isTs && isPrelude) prelude = code
    else if (isTs) blocks.push(toBlock(page, openedAt + 1, code, prelude))
    openedAt = undefined
  }
  if (openedAt !== undefined) throw new Error(`${page}:${openedAt}: this code block is never closed`)
  return blocks
}

const toBlock = (page: string, firstLine: number, code: readonly string[], prelude: readonly string[]): CodeBlock => {
  const before = code.some((line) => line.startsWith('import ')) ? [] : prelude
  return {
    page,
    firstLine,
    preludeLines: before.length,
    program: [...before, ...code, 'export {}', ''].join('\n'),
    prints: code.flatMap((line) => claim.exec(line)?.[1] ?? []),
  }
}

/** Where a line of the block's program stands in its page, as `page:line`. */
export const placeInPage = (block: CodeBlock, programLine: number): string =>
  `${block.page}:${block.firstLine + Math.max(0, programLine - 1 - block.preludeLines)}`
