import { AbstractLogger } from './abstract-logger.ts'

/** Drops everything. */
export class NullLogger extends AbstractLogger {
  override async log(): Promise<void> {}
}
