import type { LiveView } from '../domain/views'
import { type BranchId, textIn } from '../domain/words'
import type { Voice } from './LiveScreen'

/** Names that are longer together do not stand beside each other. */
const tabLetters = 70

/** The branches that a manager looks after: tabs while they fit, a list when they are many or have long names. */
export function BranchChoice({
  view,
  voice,
  onBranch,
}: {
  view: Pick<LiveView, 'branch' | 'branches' | 'branchName'>
  voice: Voice
  onBranch: (branch: BranchId) => void
}) {
  const { say, language, languages } = voice
  const names = view.branches.map(branch => textIn(branch.name, language, languages))
  if (view.branches.length < 2) return <span className="sub">{textIn(view.branchName, language, languages)}</span>
  if (names.join('').length > tabLetters) {
    return (
      <select
        className="branch-choice"
        aria-label={say('branches')}
        value={view.branch}
        onChange={event => onBranch(event.target.value)}
      >
        {view.branches.map((branch, place) => (
          <option key={branch.id} value={branch.id}>
            {names[place]}
          </option>
        ))}
      </select>
    )
  }
  return (
    <nav aria-label={say('branches')} className="tabs">
      {view.branches.map((branch, place) => (
        <button
          key={branch.id}
          type="button"
          className={`bt ${branch.id === view.branch ? 'bt--on' : 'bt--quiet'}`}
          aria-current={branch.id === view.branch}
          onClick={() => onBranch(branch.id)}
        >
          {names[place]}
        </button>
      ))}
    </nav>
  )
}
