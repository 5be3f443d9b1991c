/** A code block of a document. */
export interface Block {
  /** Where it stands, as `page:line`, the line counted from 1. */
  readonly place: string
  /** Title of the nearest heading above it. */
  readonly section: string
  readonly language: string
  readonly code: string
  /** The file that the block is, when its first comment names one. */
  readonly file: string | undefined
  /** What a reader types: the lines of an `sh` block without their comments, or what the first comment says to run. */
  readonly commands: readonly string[]
}

const fence = /^\s*(`{3,}|~{3,})\s*(.*)$/
const heading = /^#+ (.+)$/
const named = /^(?:\/\/|#|<!--) ([\w./-]+\.\w+)(?:; run it with: (.+?))?(?: -->)?$/

/** Every code block of a markdown page but its prelude, which stands in a comment and is a part of the others. */
export const readBlocks = (page: string, markdown: string): readonly Block[] => {
  const blocks: Block[] = []
  let section = ''
  let isPrelude = false
  let open:
    | { readonly mark: string; readonly language: string; readonly line: number; readonly code: string[] }
    | undefined
  for (const [index, line] of markdown.split('\n').entries()) {
    const [, mark = '', language = ''] = fence.exec(line) ?? []
    if (open === undefined) {
      if (line.startsWith('<!-- prelude')) isPrelude = true
      if (line.startsWith('-->')) isPrelude = false
      section = heading.exec(line)?.[1] ?? section
      if (mark !== '') open = { mark, language: language.trim(), line: index + 1, code: [] }
      continue
    }
    if (mark !== open.mark || language !== '') {
      open.code.push(line)
      continue
    }
    if (!isPrelude) blocks.push(toBlock(page, section, open))
    open = undefined
  }
  if (open !== undefined) throw new Error(`${page}:${open.line}: this code block is never closed`)
  return blocks
}

const toBlock = (
  page: string,
  section: string,
  { language, line, code }: { readonly language: string; readonly line: number; readonly code: readonly string[] },
): Block => {
  const isShell = language === 'sh'
  const [, file, command] = isShell ? [] : (named.exec((code[0] === '<?php' ? code[1] : code[0]) ?? '') ?? [])
  return {
    place: `${page}:${line}`,
    section,
    language,
    code: `${code.join('\n')}\n`,
    file,
    commands: isShell ? code.flatMap(withoutComment) : command === undefined ? [] : [command],
  }
}

const withoutComment = (line: string): readonly string[] => {
  const command = line.replace(/(^|\s{2,})#.*$/, '').trim()
  return command === '' ? [] : [command]
}
