'use client'
import { Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Municipality } from '../domain/catalogue'
import type { Refusal } from '../domain/refusal'
import type { OneBit, TicketDesign } from '../domain/ticket-design'
import type { BranchId, Language } from '../domain/words'
import { Desk } from '../ui/Desk'
import type { DeskSettings } from '../ui/desk-settings'
import { LanguageOptions } from '../ui/LanguageOptions'
import { languageNames, useWords } from '../ui/words'
import { ManagerDesk } from './ManagerDesk'
import { TicketDesignForm } from './TicketDesignForm'
import './printers.css'
import './ticket-design.css'

/** What is asked to be drawn. */
export interface Looked {
  readonly design: TicketDesign
  readonly language: Language
  readonly narrow: boolean
}

/** A change is drawn when the hand rests so long. */
const restMs = 250

/** The form on the left, the paper on the right: it changes while the admin does. */
export function TicketDesignScreen({
  view,
  design: kept,
  settings,
  onSettings,
  onSave,
  onPicture,
  look,
}: {
  view: { readonly branch: BranchId; readonly municipality: Municipality; readonly demonstration: boolean }
  design: TicketDesign
  settings: DeskSettings
  onSettings: (change: Partial<DeskSettings>) => void
  /** Null when it is kept, else why not. */
  onSave: (design: TicketDesign) => Promise<Refusal | null>
  onPicture: (picture: File) => Promise<OneBit | null>
  look: (wanted: Looked) => Promise<Blob | null>
}) {
  const { municipality } = view
  const language = settings.language ?? municipality.languages[0] ?? 'en'
  const say = useWords('printers', language)
  const sayDesk = useWords('manager', language)
  const sayRefusal = useWords('refusals', language)
  const [design, setDesign] = useState(kept)
  const [shown, setShown] = useState<{ language: Language; narrow: boolean }>({
    language: municipality.languages[0] ?? 'en',
    narrow: false,
  })
  const [said, setSaid] = useState<{ readonly well: boolean; readonly words: string } | null>(null)
  const picture = usePicture({ design, ...shown }, look)
  if (!say.ready || !sayDesk.ready) return <Desk language={language} contrast={settings.contrast} />
  const width = shown.narrow ? 58 : 80
  return (
    <ManagerDesk
      town={view}
      className="printers ticket-design"
      say={sayDesk}
      language={language}
      settings={settings}
      onSettings={onSettings}
      ways={
        <a className="bt" href={`/manager/printers?branch=${encodeURIComponent(view.branch)}`}>
          <Printer className="ic" />
          {say('title')}
        </a>
      }
    >
      <h1 className="say">{say('designSay')}</h1>
      <div className="cols">
        <section className="sec">
          <h2 className="h">{say('design')}</h2>
          <TicketDesignForm
            design={design}
            languages={municipality.languages}
            say={say}
            said={said}
            onChange={change => {
              setDesign(known => ({ ...known, ...change }))
              setSaid(null)
            }}
            onPicture={async file => {
              const emblem = await onPicture(file)
              if (emblem) setDesign(known => ({ ...known, emblem }))
              setSaid(emblem ? null : { well: false, words: sayRefusal('picture/unusable') })
            }}
            onSave={async () => {
              const refusal = await onSave(design)
              setSaid(refusal ? { well: false, words: sayRefusal(refusal) } : { well: true, words: say('designSaved') })
            }}
          />
        </section>
        <section className="sec">
          <h2 className="h">{say('preview')}</h2>
          <div className="shown">
            <fieldset className="seg">
              {[false, true].map(narrow => (
                <button
                  key={String(narrow)}
                  type="button"
                  aria-pressed={shown.narrow === narrow}
                  onClick={() => setShown(known => ({ ...known, narrow }))}
                >
                  {narrow ? '58 mm' : '80 mm'}
                </button>
              ))}
            </fieldset>
            <select
              aria-label={say('previewIn')}
              value={shown.language}
              onChange={event => setShown(known => ({ ...known, language: event.target.value as Language }))}
            >
              <LanguageOptions languages={municipality.languages} />
            </select>
          </div>
          {picture && (
            // biome-ignore lint/performance/noImgElement: drawn this moment by the server, in one bit a dot.
            <img
              className="paper"
              src={picture}
              style={{ width: shown.narrow ? 256 : 384 }}
              alt={say('previewOf', { width, language: languageNames[shown.language] })}
            />
          )}
        </section>
      </div>
    </ManagerDesk>
  )
}

/** The address of the newest picture; the one before stays until it has come. */
function usePicture(wanted: Looked, look: (wanted: Looked) => Promise<Blob | null>): string | null {
  const [address, setAddress] = useState<string | null>(null)
  const key = JSON.stringify(wanted)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` is another function at each drawing and does the same.
  useEffect(() => {
    let left = false
    const rest = setTimeout(async () => {
      const blob = await look(JSON.parse(key) as Looked)
      if (blob && !left) setAddress(URL.createObjectURL(blob))
    }, restMs)
    return () => {
      left = true
      clearTimeout(rest)
    }
  }, [key])
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address])
  return address
}
