import { MessageCommands } from '../types/portal/frame.ts'
import type { SelectCRMParams, SelectedAccess, SelectedCRM, SelectedUser } from '../types/portal/frame.ts'
import { isObject } from '../types/narrow.ts'
import { crmSelection, listOf } from './dialog-replies.ts'
import type { MessageManager } from './messages/message-manager.ts'

/**
 * The portal's pickers. When a person closes a picker without a choice, the portal sends no answer and the promise stays open. `destroy()`
 * of the frame ends it.
 */
export class DialogManager {
  readonly #message: MessageManager

  constructor(messageManager: MessageManager) {
    this.#message = messageManager
  }

  /** Lets a person pick one user. */
  async selectUser(): Promise<null | SelectedUser> {
    const [user] = listOf<SelectedUser>([await this.#ask(MessageCommands.selectUser, { mult: false })])
    return user ?? null
  }

  /** Lets a person pick any number of users. */
  async selectUsers(): Promise<SelectedUser[]> {
    return listOf<SelectedUser>(await this.#ask(MessageCommands.selectUser, { mult: true }))
  }

  /** Lets a person pick access rights; those blocked cannot be picked. */
  async selectAccess(blockedAccessPermissions: string[] = []): Promise<SelectedAccess[]> {
    return listOf<SelectedAccess>(await this.#ask(MessageCommands.selectAccess, { value: blockedAccessPermissions }))
  }

  /** Lets a person pick CRM entities. A kind without a choice is absent. */
  async selectCRM(params?: SelectCRMParams): Promise<SelectedCRM> {
    const { entityType, multiple, value } = params ?? {}
    const reply = await this.#ask(MessageCommands.selectCRM, { entityType, multiple, value })
    return isObject(reply) ? crmSelection(reply) : {}
  }

  async #ask(command: MessageCommands, params: Record<string, unknown>): Promise<unknown> {
    return this.#message.send(command, params)
  }
}
