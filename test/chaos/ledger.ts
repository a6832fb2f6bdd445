import type { Answer } from '../../domain/wire'
import type { Answered } from '../day/contract'

export interface Command {
  readonly name: string
  readonly input: object
  readonly id: string
  readonly token?: string
}

/** A command and what was answered to it: the promise that the server must keep whatever happens to it. */
export interface Promised {
  readonly command: Command
  readonly text: string
  readonly answer: Answer
}

/** Every answer that anybody got, and every answer that differed from an earlier one to the same id. */
export class Ledger {
  readonly promised: Promised[] = []
  readonly broken: string[] = []
  private readonly texts = new Map<string, string>()

  note(command: Command, { text, answer }: Answered): void {
    const before = this.texts.get(command.id)
    if (before === undefined) {
      this.texts.set(command.id, text)
      this.promised.push({ command, text, answer })
    } else if (before !== text)
      this.broken.push(`${command.name} ${command.id} was answered with ${before}, then with ${text}`)
  }
}
