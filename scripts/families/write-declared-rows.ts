// Writes the rows of the entities that are declared from the documentation.
import { writeGenerated } from '../write-generated.ts'
import { declaredRowsSource } from './declared-rows.ts'

writeGenerated('packages/portal/src/generated/declared-rows.ts', declaredRowsSource())
