import type { Methods } from '../../methods/method.ts'
import { documentedDto } from '../../resources/documented-dto.ts'
import { fieldsOf } from '../../resources/fields.ts'

const ofCollection = fieldsOf(documentedDto('note.collection'))
const ofDocument = fieldsOf(documentedDto('note.document'))
const ofDocumentSearch = fieldsOf(documentedDto('note.document.search'))
const ofDocumentTree = fieldsOf(documentedDto('note.document.tree'))
const ofFile = fieldsOf(documentedDto('note.file'))

/** The fields of notes. */
export const noteFieldMethods: Methods = {
  'note.collection.field.list': ofCollection.list,
  'note.collection.field.get': ofCollection.get,
  'note.document.field.list': ofDocument.list,
  'note.document.field.get': ofDocument.get,
  'note.document.search.field.list': ofDocumentSearch.list,
  'note.document.search.field.get': ofDocumentSearch.get,
  'note.document.tree.field.list': ofDocumentTree.list,
  'note.document.tree.field.get': ofDocumentTree.get,
  'note.file.field.list': ofFile.list,
  'note.file.field.get': ofFile.get,
}
