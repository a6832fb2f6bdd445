'use client'
import { Check, Undo2, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useModal } from '../ui/modal'
import { serviceOf, useFace, useTownText } from './face'
import { idleTimes } from './idle'
import { needsFor, needWords } from './needs'
import { AccessButtons, LanguageButtons } from './sign'
import { whereNow } from './visit'

/** What rises from the bottom edge, where hands reach. */
export function Sheets() {
  const { visit } = useFace()
  if (visit.idle) return <IdleQuestion />
  switch (visit.sheet) {
    case 'languages':
      return <LanguageSheet />
    case 'access':
      return <AccessSheet />
    case 'priorities':
      return <PrioritySheet />
    case null:
      return null
  }
}

function Sheet({ title, alert = false, onClose, children }: SheetProps) {
  const box = useModal()
  const leave = useRef(onClose)
  leave.current = onClose
  return (
    <dialog
      ref={box}
      className="sheet"
      role={alert ? 'alertdialog' : undefined}
      aria-labelledby="sheet-title"
      onCancel={event => {
        event.preventDefault()
        leave.current()
      }}
    >
      <button type="button" className="veil" tabIndex={-1} aria-hidden="true" onClick={onClose} />
      <div className="dlg">
        <h1 id="sheet-title">{title}</h1>
        {children}
      </div>
    </dialog>
  )
}

interface SheetProps {
  readonly title: string
  readonly alert?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

function LanguageSheet() {
  const { say, act } = useFace()
  const close = () => act({ do: 'close' })
  return (
    <Sheet title={say('chooseLanguage')} onClose={close}>
      <div className="grid2">
        <LanguageButtons className="kb" />
      </div>
      <CloseButton onClose={close} />
    </Sheet>
  )
}

function AccessSheet() {
  const { say, act } = useFace()
  const close = () => act({ do: 'close' })
  return (
    <Sheet title={say('access.title')} onClose={close}>
      <div className="grid2">
        <AccessButtons className="kb" />
      </div>
      <CloseButton onClose={close} />
    </Sheet>
  )
}

/** Every reason but the appointment, which is not claimed but checked in; and what the counter must offer. */
function PrioritySheet() {
  const { say, act, catalogue, visit } = useFace()
  const text = useTownText()
  const { step } = whereNow(visit)
  const service = 'service' in step ? serviceOf(catalogue, step.service) : null
  const offered = service ? needsFor(catalogue, service) : []
  const close = () => act({ do: 'close' })
  return (
    <Sheet title={say('priority.title')} onClose={close}>
      <div className="grid1">
        {catalogue.priorities
          .filter(priority => priority.code !== 'appointment')
          .map(priority => (
            <button
              type="button"
              className="kb"
              key={priority.code}
              aria-pressed={visit.priority === priority.code}
              onClick={() => act({ do: 'claim', priority: priority.code })}
            >
              <span>{text(priority.name)}</span>
            </button>
          ))}
      </div>
      {offered.length > 0 && (
        <>
          <h2 className="also">{say('need.title')}</h2>
          <div className="grid1">
            {offered.map(need => (
              <button
                type="button"
                className="kb"
                key={need}
                aria-pressed={visit.needs.includes(need)}
                onClick={() => act({ do: 'need', need })}
              >
                {visit.needs.includes(need) && <Check className="ic" />}
                <span>{needWords(need, say)}</span>
              </button>
            ))}
          </div>
        </>
      )}
      <p className="note">{say('priority.note')}</p>
      <div className="grid2">
        <button type="button" className="kb kb--plain" onClick={() => act({ do: 'plain' })}>
          <X className="ic" />
          <span>{say('priority.none')}</span>
        </button>
        {visit.needs.length > 0 && (
          <button type="button" className="kb kb--primary" onClick={close}>
            <Check className="ic" />
            <span>{say('need.ready')}</span>
          </button>
        )}
      </div>
    </Sheet>
  )
}

function CloseButton({ onClose }: { onClose: () => void }) {
  const { say } = useFace()
  return (
    <button type="button" className="kb kb--plain" onClick={onClose}>
      <X className="ic" />
      <span>{say('close')}</span>
    </button>
  )
}

/** Rule K6. The bar counts down; any touch continues. */
function IdleQuestion() {
  const { say, act, leave, visit } = useFace()
  const { graceMs } = idleTimes(visit)
  const gone = useRef(leave)
  gone.current = leave
  useEffect(() => {
    const timer = setTimeout(() => gone.current(), graceMs)
    return () => clearTimeout(timer)
  }, [graceMs])
  return (
    <Sheet title={say('idle.title')} alert onClose={() => act({ do: 'stay' })}>
      <p>{say('idle.text', { seconds: graceMs / 1000 })}</p>
      <div className="count" aria-hidden="true">
        <i style={{ animationDuration: `${graceMs}ms` }} />
      </div>
      <button type="button" className="kb kb--primary" onClick={() => act({ do: 'stay' })}>
        <Check className="ic" />
        <span>{say('idle.yes')}</span>
      </button>
      <button type="button" className="kb kb--plain" onClick={leave}>
        <Undo2 className="ic" />
        <span>{say('idle.no')}</span>
      </button>
    </Sheet>
  )
}
