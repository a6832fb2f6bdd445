import type { Say } from '../ui/words'
import type { Draft } from './draft'

/** What the clerk writes about the visit, for whoever serves this person next. */
export function Note({ draft, say, onDraft }: { draft: Draft; say: Say; onDraft: (draft: Draft) => void }) {
  return (
    <label className="note">
      {say('note')}
      <textarea
        rows={2}
        maxLength={500}
        value={draft.note}
        onChange={event => onDraft({ ...draft, note: event.target.value })}
      />
    </label>
  )
}
