import type { TicketPaper } from '../../devices/paper'
import type { PrintJob, PrintQueue } from '../../devices/print-queue'
import type { PrintState } from '../../domain/wire'

const steps: Readonly<Record<PrintState, readonly PrintState[]>> = {
  queued: ['sent', 'failed'],
  sent: ['queued', 'confirmed', 'failed', 'unknown'],
  confirmed: [],
  failed: [],
  unknown: [],
}

/** Jobs that survive a spool, as the database keeps them. A step that is not allowed throws. */
export class MemoryQueue {
  readonly jobs: { readonly job: PrintJob; states: PrintState[] }[] = []

  add(paper: TicketPaper, createdAt: number, { isSent = false } = {}): PrintJob {
    const id = String(this.jobs.length + 1)
    const job: PrintJob = { id, ticket: `ticket-${id}`, createdAt, isSent, paper }
    this.jobs.push({ job, states: [isSent ? 'sent' : 'queued'] })
    return job
  }

  stateOf(id: string): PrintState | undefined {
    return this.jobs.find(({ job }) => job.id === id)?.states.at(-1)
  }

  inState(state: PrintState): readonly string[] {
    return this.jobs.filter(({ states }) => states.at(-1) === state).map(({ job }) => job.id)
  }

  /** A way in for one program; when the program `died`, nothing goes through it any more. */
  door(): PrintQueue & { died: boolean; busy: boolean; looks: number } {
    const pass = () => {
      if (door.died) throw new Error('this program has ended')
      if (door.busy) throw new Error('the database is busy')
    }
    const door = {
      died: false,
      busy: false,
      /** How often it was asked for the next job. */
      looks: 0,
      next: async () => {
        door.looks++
        pass()
        const next = this.jobs.find(({ states }) => ['queued', 'sent'].includes(states.at(-1) ?? ''))
        return next ? { ...next.job, isSent: next.states.at(-1) === 'sent' } : null
      },
      leftSent: async () => {
        pass()
        return this.jobs.filter(({ states }) => states.at(-1) === 'sent').map(({ job }) => job)
      },
      moved: async (id: string, state: PrintState): Promise<boolean> => {
        pass()
        const kept = this.jobs.find(({ job }) => job.id === id)
        const from = kept?.states.at(-1)
        if (!kept || !from) throw new Error(`No job ${id}`)
        if (from === state) return state !== 'sent'
        if (state === 'sent' && from !== 'queued') return false
        if (!steps[from].includes(state)) throw new Error(`Job ${id} cannot go from ${from} to ${state}`)
        kept.states.push(state)
        return true
      },
    }
    return door
  }
}
