// Writes docs/errors.md and its copy in the package.
import { errorsPage } from './errors-page/page.ts'
import { writeGenerated } from './write-generated.ts'

const page = errorsPage()
for (const file of ['docs/errors.md', 'packages/jssdk/docs/errors.md']) writeGenerated(file, page)
