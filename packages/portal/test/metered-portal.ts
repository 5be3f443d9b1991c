import { createPortal, type Portal, type PortalOptions } from '@bitrix24/b24jssdk-portal'

/** A portal that counts the operating time of its methods. Calls of minutes keep the tables short; a real portal's gateway gives up after 60 s. */
export const meteredPortal = (options: PortalOptions): Promise<Portal> =>
  createPortal({
    clock: 'manual',
    tariff: 'standard',
    ...options,
    switches: { requestTimeLimit: false, ...options.switches },
  })
