import { z } from 'zod'
import { isPrintable } from '../../devices/printer-status'
import { accept, refuse } from '../../domain/refusal'
import type { ChecklistWish } from '../printing'
import { command } from './command'
import { code, language } from './inputs'
import { jobOf } from './print-job'

/** A minute, where the town set no limit for tickets: nobody reads more, and the roll is there for tickets. */
const mostByItself = 10

/** A citizen takes home what to bring for a service, without a number (rule P5). */
export const checklistPrint = command({
  name: 'checklist:print',
  about: 'Prints the list of documents of a service, without a number.',
  by: ['kiosk'],
  input: z.object({ service: code, language: language.nullish() }),
  decide: (hall, { service, ...wish }, { now, catalogue, newId, printer, takenLately }) => {
    const { municipality, services, settings } = catalogue
    const wanted = services.find(known => known.code === service)
    // What is not on any list is nothing to print.
    if (!wanted || wanted.documents.length === 0) return refuse('service/unknown')
    const [first = 'en'] = municipality.languages
    const language = wish.language ?? first
    if (!municipality.languages.includes(language)) return refuse('language/unknown')
    if (!printer) return refuse('printer/unknown')
    if (!isPrintable(printer.status)) return refuse('printer/not-ready')
    if (takenLately >= (settings.kioskTicketsPerMinute ?? mostByItself))
      return refuse('kiosk/too-many', { until: now + 60_000 })
    const job = newId()
    const paper: ChecklistWish = { language, service }
    const queued = { id: job, branch: hall.branch, printer: printer.id, at: now }
    return accept({
      events: [{ type: 'checklist.printed', at: now, service, language, printer: printer.id, job }],
      writes: [jobOf({ ...queued, kind: 'checklist', paper: JSON.stringify(paper) })],
    })
  },
})
