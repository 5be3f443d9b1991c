import type { MethodCall } from '../methods/method.ts'

/** The link that returns the bytes of a file. */
export const downloadUrl = ({ portal, fileLink }: MethodCall, fileId: number): string =>
  fileLink('download', portal.links.sign('disk', { id: fileId, action: 'download' }))
