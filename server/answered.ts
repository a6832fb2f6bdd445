import type { Answer } from '../domain/wire'
import type { Given } from './store/commit'

/** An answer as it is kept, and as the value that it says, so that nobody has to read it again. */
export interface Answered {
  readonly body: string
  readonly answer: Answer
}

export function said(answer: Answer): Answered {
  return { body: JSON.stringify(answer), answer }
}

/** An answer given before, as it was. */
export function keptAnswer({ body }: Given): Answered {
  return { body, answer: JSON.parse(body) as Answer }
}
