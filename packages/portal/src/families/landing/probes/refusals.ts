import type { Probe } from '../../probe.ts'
import { missingParams, unknownIds } from '../../refusal-probe.ts'

/** What the methods of sites refuse. */
export const landingRefusals: readonly Probe[] = [
  ...unknownIds('api-reference/landing', [
    ['landing.landing.delete', 'page/methods/landing-landing-delete', 'lid', 'LANDING_NOT_EXIST'],
    ['landing.landing.publication', 'page/methods/landing-landing-publication', 'lid', 'LANDING_NOT_EXIST'],
    ['landing.landing.unpublic', 'page/methods/landing-landing-unpublic', 'lid', 'LANDING_NOT_EXIST'],
  ]),
  ...missingParams('api-reference/landing', [
    ['landing.landing.copyblock', 'page/block-methods/landing-landing-copy-block', 'MISSING_PARAMS'],
    ['landing.landing.delete', 'page/methods/landing-landing-delete', 'MISSING_PARAMS'],
    ['landing.landing.deleteblock', 'page/block-methods/landing-landing-delete-block', 'MISSING_PARAMS'],
    ['landing.landing.downblock', 'page/block-methods/landing-landing-down-block', 'MISSING_PARAMS'],
    ['landing.landing.favoriteBlock', 'page/block-methods/landing-landing-favorite-block', 'MISSING_PARAMS'],
    ['landing.landing.getadditionalfields', 'page/methods/landing-landing-get-additional-fields', 'MISSING_PARAMS'],
    ['landing.landing.getpreview', 'page/methods/landing-landing-get-preview', 'MISSING_PARAMS'],
    ['landing.landing.getpublicurl', 'page/methods/landing-landing-get-public-url', 'MISSING_PARAMS'],
    ['landing.landing.hideblock', 'page/block-methods/landing-landing-hide-block', 'MISSING_PARAMS'],
    ['landing.landing.markDelete', 'page/methods/landing-landing-mark-delete', 'MISSING_PARAMS'],
    ['landing.landing.markUnDelete', 'page/methods/landing-landing-mark-undelete', 'MISSING_PARAMS'],
    ['landing.landing.markdeletedblock', 'page/block-methods/landing-landing-mark-deleted-block', 'MISSING_PARAMS'],
    ['landing.landing.markundeletedblock', 'page/block-methods/landing-landing-mark-undeleted-block', 'MISSING_PARAMS'],
    ['landing.landing.move', 'page/methods/landing-landing-move', 'MISSING_PARAMS'],
  ]),
]
