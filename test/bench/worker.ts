import { type ChildProcess, fork } from 'node:child_process'

const answersWithinMs = 90_000

/** Clients in a process of their own: given one job at a time, each answered once. */
export class Worker {
  private readonly child: ChildProcess

  constructor(program: string) {
    this.child = fork(program, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  }

  ask<Told>(job: object): Promise<Told> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => fail('did not answer in time'), answersWithinMs)
      const hear = (told: unknown) => {
        finish()
        if (typeof told === 'object' && told !== null && 'fault' in told) reject(new Error(String(told.fault)))
        else resolve(told as Told)
      }
      const fail = (why: string) => {
        finish()
        reject(new Error(`The clients' process ${why}: ${JSON.stringify(job)}`))
      }
      const ended = () => fail('ended')
      const finish = () => {
        clearTimeout(late)
        this.child.off('message', hear)
        this.child.off('exit', ended)
      }
      this.child.once('message', hear)
      this.child.once('exit', ended)
      this.child.send(job)
    })
  }

  close(): void {
    this.child.disconnect()
  }
}

/** The other end: answers each job with what the work gives. Ends with its parent. */
export function work<Job>(does: (job: Job) => Promise<object>): void {
  process.on('message', (job: Job) => {
    does(job).then(
      told => process.send?.(told),
      (fault: unknown) => process.send?.({ fault: String(fault) }),
    )
  })
  process.on('disconnect', () => process.exit(0))
}
