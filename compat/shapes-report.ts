import type { Row } from './compare.ts'
import { shapeText } from './steps/error-shapes.ts'

const prefix = 'shape: '

/** The errors of both SDKs beside each other, as a table in Markdown. */
export const shapesReport = (rows: readonly Row[]): string =>
  [
    '| Failure | 2.2.0 | here | |',
    '|---|---|---|---|',
    ...rows
      .filter(({ name }) => name.startsWith(prefix))
      .map(
        ({ name, reference, ours, verdict, why }) =>
          `| ${name.slice(prefix.length)} | ${shapeText(reference)} | ${verdict === 'same' ? 'same' : shapeText(ours)} | ${why} |`,
      ),
  ].join('\n')
