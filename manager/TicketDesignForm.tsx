'use client'
import { longestFooter, type TicketDesign } from '../domain/ticket-design'
import type { Language } from '../domain/words'
import { LanguageOptions } from '../ui/LanguageOptions'
import { languageNames, type Say } from '../ui/words'

const lines = ['showsWait', 'showsRow', 'showsDocuments', 'showsCode'] as const

/** What an admin may choose of a ticket. Nothing is kept before it is saved. */
export function TicketDesignForm({
  design,
  languages,
  say,
  said,
  onChange,
  onPicture,
  onSave,
}: {
  design: TicketDesign
  languages: readonly Language[]
  say: Say
  said: { readonly well: boolean; readonly words: string } | null
  onChange: (change: Partial<TicketDesign>) => void
  onPicture: (picture: File) => void
  onSave: () => void
}) {
  return (
    <form
      className="printer-form"
      onSubmit={event => {
        event.preventDefault()
        onSave()
      }}
    >
      <label>
        {say('emblem')}
        <input
          type="file"
          accept="image/png,image/svg+xml"
          aria-describedby="emblem-how"
          onChange={event => {
            const [picture] = event.target.files ?? []
            if (picture) onPicture(picture)
            // The same file chosen again is a choice too.
            event.target.value = ''
          }}
        />
        <small id="emblem-how">{say('emblemHow')}</small>
      </label>
      {design.emblem && (
        <div>
          <button type="button" className="bt" onClick={() => onChange({ emblem: null })}>
            {say('emblemRemove')}
          </button>
        </div>
      )}
      <fieldset>
        <legend>{say('size')}</legend>
        <div className="seg">
          {(['usual', 'large'] as const).map(size => (
            <button key={size} type="button" aria-pressed={design.size === size} onClick={() => onChange({ size })}>
              {say(`size.${size}`)}
            </button>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{say('shows')}</legend>
        {lines.map(line => (
          <label key={line} className="tick">
            <input
              type="checkbox"
              checked={design[line]}
              onChange={event => onChange({ [line]: event.target.checked })}
            />
            {say(line)}
          </label>
        ))}
      </fieldset>
      <label>
        {say('second')}
        <select
          value={design.second ?? ''}
          onChange={event => onChange({ second: (event.target.value || null) as Language | null })}
        >
          <option value="">{say('secondNone')}</option>
          <LanguageOptions languages={languages} />
        </select>
      </label>
      {languages.map(tag => (
        <label key={tag}>
          {say('footer', { language: languageNames[tag] })}
          <input
            lang={tag}
            maxLength={longestFooter}
            value={design.footer[tag] ?? ''}
            onChange={event => onChange({ footer: { ...design.footer, [tag]: event.target.value } })}
          />
        </label>
      ))}
      {said && (
        <p className={said.well ? 'done' : 'wrong'} role={said.well ? 'status' : 'alert'}>
          {said.words}
        </p>
      )}
      <div className="acts">
        <button type="submit" className="bt bt--action">
          {say('save')}
        </button>
      </div>
    </form>
  )
}
