import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { Faults, Press, PrinterLook } from '../devices/simulated-printer'
import type { Say } from '../ui/words'
import { Papers } from './Papers'

/** Each row is one thing of the printer: what breaks it, what mends it, and how it is now. */
const switches: readonly {
  readonly breaks: Press
  readonly mends: Press
  readonly broken: (faults: Faults) => boolean
}[] = [
  { breaks: 'pull-paper', mends: 'insert-paper', broken: faults => faults.noPaper },
  { breaks: 'run-low', mends: 'insert-paper', broken: faults => faults.paperLow || faults.noPaper },
  { breaks: 'open-cover', mends: 'close-cover', broken: faults => faults.coverOpen },
  { breaks: 'unplug', mends: 'plug-in', broken: faults => faults.unplugged },
  { breaks: 'leave-paper', mends: 'take-paper', broken: faults => faults.paperLeft },
  { breaks: 'stall', mends: 'go-on', broken: faults => faults.stalled },
]

/** The printer as a thing: its lamp, its buttons, the slot, and the paper that hangs out of it. */
export function PrinterBody({ say, look, press }: { say: Say; look: PrinterLook; press: (what: Press) => void }) {
  return (
    <section aria-label={say('printer')} className="mt-8 grid gap-x-12 gap-y-14 lg:grid-cols-[22rem_1fr]">
      <div className="lg:sticky lg:top-8 lg:self-start">
        <h2 className="border-t-[3px] border-ink pt-3 text-[20px]">{say('printer')}</h2>
        <Lamp say={say} look={look} />
        <ul className="mt-5">
          {switches.map(({ breaks, mends, broken }) => (
            <li key={breaks} className="grid grid-cols-2 gap-3 border-t border-line py-2 first:border-t-0">
              <Button say={say} what={breaks} press={press} off={broken(look.faults)} />
              <Button say={say} what={mends} press={press} off={!broken(look.faults)} />
            </li>
          ))}
        </ul>
      </div>
      <Papers say={say} papers={look.papers} open={look.faults.coverOpen} />
    </section>
  )
}

function Lamp({ say, look }: { say: Say; look: PrinterLook }) {
  const well = look.status === 'ready' && !look.faults.stalled
  const words = look.status === 'ready' && look.faults.stalled ? 'stalled' : look.status
  const colour = well
    ? 'bg-good-tint text-good'
    : look.status === 'paper-low'
      ? 'bg-late-tint text-late'
      : 'bg-bad-tint text-bad'
  const Sign = well ? CircleCheck : TriangleAlert
  return (
    <p role="status" className={`mt-4 flex items-center gap-3 rounded-m px-4 py-3 text-[20px] font-strong ${colour}`}>
      <Sign aria-hidden="true" size={24} className="flex-none" />
      {say(words)}
    </p>
  )
}

function Button({ say, what, press, off }: { say: Say; what: Press; press: (what: Press) => void; off: boolean }) {
  return (
    <button
      type="button"
      className="bt justify-center text-center"
      aria-disabled={off}
      onClick={() => !off && press(what)}
    >
      {say(what)}
    </button>
  )
}
