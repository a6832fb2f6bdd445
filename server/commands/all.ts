import { appointmentLoad } from './appointment-load'
import { callNext } from './call-next'
import { checklistPrint } from './checklist-print'
import type { HallCommand } from './command'
import { counterAbsent } from './counter-absent'
import { counterCall } from './counter-call'
import { counterClose } from './counter-close'
import { counterFinish } from './counter-finish'
import { counterOpen } from './counter-open'
import { counterPark } from './counter-park'
import { counterPause } from './counter-pause'
import { counterRecall } from './counter-recall'
import { counterResume } from './counter-resume'
import { counterStart } from './counter-start'
import { counterTransfer } from './counter-transfer'
import { counterUndo } from './counter-undo'
import { counterUnpark } from './counter-unpark'
import { designChange } from './design-change'
import { deviceAdd, deviceRevoke } from './device-add'
import { peripheralBind, peripheralFree } from './peripheral-bind'
import { personAdd } from './person-add'
import { printerAdd } from './printer-add'
import { printerChange } from './printer-change'
import { printerRemove } from './printer-remove'
import { printerTest } from './printer-test'
import { receiptPrint } from './receipt-print'
import { serviceClose, serviceOpen } from './service-close'
import { textsRemove } from './texts-remove'
import { ticketCancel } from './ticket-cancel'
import { ticketChange } from './ticket-change'
import { ticketCheckIn } from './ticket-check-in'
import { ticketPostpone } from './ticket-postpone'
import { ticketRate } from './ticket-rate'
import { ticketRemove } from './ticket-remove'
import { ticketReprint } from './ticket-reprint'
import { ticketReturn } from './ticket-return'
import { ticketTake } from './ticket-take'

/** Every command of a hall, by its name. */
export const commands: ReadonlyMap<string, HallCommand> = new Map(
  [
    ticketTake,
    ticketCheckIn,
    ticketPostpone,
    ticketChange,
    ticketCancel,
    ticketRemove,
    ticketReturn,
    counterOpen,
    counterClose,
    counterPause,
    counterResume,
    callNext,
    counterCall,
    counterRecall,
    counterStart,
    counterFinish,
    counterAbsent,
    counterPark,
    counterUnpark,
    counterTransfer,
    counterUndo,
    serviceClose,
    serviceOpen,
    appointmentLoad,
    personAdd,
    deviceAdd,
    deviceRevoke,
    peripheralBind,
    peripheralFree,
    designChange,
    printerAdd,
    printerChange,
    printerRemove,
    printerTest,
    ticketReprint,
    checklistPrint,
    receiptPrint,
    ticketRate,
    textsRemove,
  ].map(one => [one.name, one as HallCommand]),
)
