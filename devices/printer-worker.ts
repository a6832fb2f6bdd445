import { giveWay } from './give-way'
import { openRealPrinter } from './open-real-printer'
import type { Printer } from './printer'
import type { PrinterAnswer, PrinterHow, PrinterNews, PrinterQuestion } from './printer-thread'
import { answerInThread, sayFromThread } from './thread'

/** Printers in a thread of their own. */
const printers = new Map<number, Printer>()

giveWay()

answerInThread<PrinterQuestion, PrinterAnswer>(async question => {
  const printer = question.is === 'open' ? open(question) : printers.get(question.printer)
  if (!printer) throw new Error(`There is no printer ${question.printer} in this thread`)
  switch (question.is) {
    case 'open':
      break
    case 'check':
      await printer.check()
      break
    case 'print': {
      const outcome = await printer.print(question.paper)
      return { how: howIs(printer), outcome }
    }
    case 'close':
      printers.delete(question.printer)
      await printer.close()
  }
  return { how: howIs(printer) }
})

function open({ printer: number, address }: Extract<PrinterQuestion, { is: 'open' }>): Printer {
  const printer = openRealPrinter(address)
  printers.set(number, printer)
  printer.onStatus(() => sayFromThread<PrinterNews>({ printer: number, how: howIs(printer) }))
  return printer
}

function howIs(printer: Printer): PrinterHow {
  return { status: printer.status(), isPaperLeft: printer.isPaperLeft() }
}
