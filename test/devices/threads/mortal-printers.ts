import { parentPort } from 'node:worker_threads'
import type { PrinterQuestion } from '../../../devices/printer-thread'
import '../../../devices/printer-worker'

/** The thread of the printers, which dies once a paper of that name has left for its printer. */
parentPort?.on('message', ({ question }: { question: PrinterQuestion }) => {
  if (question.is === 'print' && question.paper.name === 'Deadly') setTimeout(() => process.exit(7), 200)
})
