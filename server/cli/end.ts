import { WrongConfig } from '../config'
import { CannotOpen } from '../store/open'

/** Wrong words, a wrong file or a wrong setting: whoever typed them can put it right. */
export const mistaken = 2

/** The program ends with what the work gives; what a person can put right is said without a stack. */
export function endWith(work: Promise<number>): void {
  work.then(
    code => {
      process.exitCode = code
    },
    (fault: unknown) => {
      if (!(fault instanceof WrongConfig || fault instanceof CannotOpen)) throw fault
      console.error(fault.message)
      process.exitCode = mistaken
    },
  )
}
