export { ApiVersion } from './types/api-version.ts'
