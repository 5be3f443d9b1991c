import type { Probe } from '../../probe.ts'
import { missingParams, unknownIds } from '../../refusal-probe.ts'

/** What the methods of documents refuse. */
export const documentgeneratorRefusals: readonly Probe[] = [
  ...unknownIds('api-reference/document-generator', [
    ['documentgenerator.document.delete', 'document-generator-document-delete', 'id', 0],
    ['documentgenerator.document.get', 'document-generator-document-get', 'id', 0],
    ['documentgenerator.document.update', 'document-generator-document-update', 'id', 0],
    ['documentgenerator.region.get', 'region/document-generator-region-get', 'id', 0],
    ['documentgenerator.role.delete', 'role/document-generator-role-delete', 'id', 100],
    ['documentgenerator.role.get', 'role/document-generator-role-get', 'id', 100],
    ['documentgenerator.template.delete', 'templates/document-generator-template-delete', 'id', 0],
    ['documentgenerator.template.get', 'templates/document-generator-template-get', 'id', 0],
  ]),
  ...missingParams('api-reference/document-generator', [
    ['documentgenerator.document.delete', 'document-generator-document-delete', 100],
    ['documentgenerator.document.get', 'document-generator-document-get', 100],
    ['documentgenerator.numerator.delete', 'numerators/document-generator-numerator-delete', 100],
    ['documentgenerator.numerator.get', 'numerators/document-generator-numerator-get', 100],
    ['documentgenerator.region.delete', 'region/document-generator-region-delete', 100],
    ['documentgenerator.region.get', 'region/document-generator-region-get', 100],
    ['documentgenerator.role.delete', 'role/document-generator-role-delete', 100],
    ['documentgenerator.role.get', 'role/document-generator-role-get', 100],
    ['documentgenerator.template.delete', 'templates/document-generator-template-delete', 100],
    ['documentgenerator.template.get', 'templates/document-generator-template-get', 100],
  ]),
]
