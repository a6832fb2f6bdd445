import { callNext } from './call-next'
import type { HallCommand } from './command'
import { counterAbsent } from './counter-absent'
import { counterClose } from './counter-close'
import { counterFinish } from './counter-finish'
import { counterOpen } from './counter-open'
import { counterPause } from './counter-pause'
import { counterRecall } from './counter-recall'
import { counterResume } from './counter-resume'
import { counterStart } from './counter-start'
import { counterUndo } from './counter-undo'
import { designChange } from './design-change'
import { deviceAdd, deviceRevoke } from './device-add'
import { personAdd } from './person-add'
import { printerAdd } from './printer-add'
import { printerChange } from './printer-change'
import { printerRemove } from './printer-remove'
import { printerTest } from './printer-test'
import { serviceClose, serviceOpen } from './service-close'
import { ticketCancel } from './ticket-cancel'
import { ticketReprint } from './ticket-reprint'
import { ticketReturn } from './ticket-return'
import { ticketTake } from './ticket-take'

/** Every command of a hall, by its name. */
export const commands: ReadonlyMap<string, HallCommand> = new Map(
  [
    ticketTake,
    ticketCancel,
    ticketReturn,
    counterOpen,
    counterClose,
    counterPause,
    counterResume,
    callNext,
    counterRecall,
    counterStart,
    counterFinish,
    counterAbsent,
    counterUndo,
    serviceClose,
    serviceOpen,
    personAdd,
    deviceAdd,
    deviceRevoke,
    designChange,
    printerAdd,
    printerChange,
    printerRemove,
    printerTest,
    ticketReprint,
  ].map(one => [one.name, one as HallCommand]),
)
