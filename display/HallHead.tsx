import type { DisplayView } from '../domain/views'
import { textIn } from '../domain/words'
import { Emblem } from '../ui/Emblem'
import type { Say } from '../ui/words'

/** Whose hall this is, and what time it is there. */
export function HallHead({ view, say, clock }: { view: DisplayView; say: Say; clock: string }) {
  const { languages, name } = view.municipality
  const town = textIn(name, say.language, languages)
  const branch = textIn(view.branchName, say.language, languages)
  return (
    <header className="hall-head">
      <Emblem letter={town.slice(0, 1)} />
      <h1>
        <b>{branch}</b> {!branch.includes(town) && <span>{town}</span>}
      </h1>
      {view.demonstration && <span className="hall-mark">{say('demonstration')}</span>}
      <time className="clk">{clock}</time>
    </header>
  )
}
