import { ArrowRightLeft, Check, CirclePause, PencilLine, RotateCcw, UserX, Volume2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { TicketNumber } from '../ui/TicketNumber'
import type { Parts } from './ConsoleScreen'
import { hindrance, isAwaited, type Move, type PlainMove } from './moves'
import { refusalWords } from './refusal-words'
import { spaced } from './units'
import type { Wish } from './wish'

/** What a clerk can do now. The next action never moves from its place; every action shows its key. */
export function Actions(parts: Parts) {
  const { view, around, say, sayRefusal, speech, making, settings } = parts
  const { counter, current } = view
  const refused = making.refused
  const until = (at: number | null | undefined) => Math.max(0, Math.ceil(((at ?? 0) - around.now) / 1000))
  const recallIn = current?.mayRecallAt ? until(current.mayRecallAt) : 0
  // A row for what may be done before the person is here, and where nobody confirms that, for ever.
  const mayStillCall = !view.confirmArrival || current?.state === 'called'
  const mayUndo = hindrance('undo', view, { ...around, asking: false, offline: false }) === null
  return (
    <div className="acts">
      {refused && (
        <p className="refused" role="alert">
          <b>{say(`move.${refused.move}`)}:</b> {refusalWords(refused.why, sayRefusal, speech)}
        </p>
      )}
      {counter.state !== 'closed' && current && (
        <div className="few">
          {mayStillCall && (
            <>
              <Act parts={parts} wish="recall" cap="R" icon={<Volume2 className="ic" />}>
                {say('move.recall')}
                {recallIn > 0 && <small>{say('inSeconds', { seconds: recallIn })}</small>}
                {hindrance('recall', view, around) === 'called-enough' && <small>{say('calledEnough')}</small>}
              </Act>
              <Act parts={parts} wish="absent" cap="N" icon={<UserX className="ic" />}>
                {say('move.absent')}
              </Act>
              <Act parts={parts} wish="undo" cap="U" icon={<RotateCcw className="ic" />}>
                {say('move.undo')}
                {mayUndo && <small>{say('stillSeconds', { seconds: until(current.mayUndoUntil) })}</small>}
              </Act>
            </>
          )}
          <Act parts={parts} wish="transfer" cap="T" icon={<ArrowRightLeft className="ic" />} off={!parts.catalogue}>
            {say('move.transfer')}
          </Act>
          <Act parts={parts} wish="park" cap="P" icon={<CirclePause className="ic" />}>
            {say('move.park')}
          </Act>
          <Act parts={parts} wish="change" cap="C" icon={<PencilLine className="ic" />} off={!parts.catalogue}>
            {say('move.change')}
          </Act>
        </div>
      )}
      <div className={`main ${current && !isAwaited(view) ? 'two' : ''}`}>
        <NextStep parts={parts} />
        {current && !isAwaited(view) && (
          <Act parts={parts} wish="finish" cap="Enter" icon={<Check className="ic" />} tall>
            {say('finishOnly')}
          </Act>
        )}
      </div>
      {!settings.keys && <p className="keys-off">{say('keysOff')}</p>}
    </div>
  )
}

/** The one primary button: what almost always comes next. */
function NextStep({ parts }: { parts: Parts }) {
  const { view, say, speech } = parts
  const { counter, current } = view
  const next = view.waiting[0]
  if (counter.state === 'closed') return <Big parts={parts} move="open" cap="Space" small={say('openHint')} />
  if (counter.state === 'paused') return <Big parts={parts} move="resume" cap="F8" small={say('resumeHint')} />
  if (current && isAwaited(view)) return <Big parts={parts} move="start" cap="S" small={say('startHint')} />
  if (!next) {
    return <Big parts={parts} move="call-next" cap="Space" small={say('nobodyWaits')} />
  }
  const small = current ? say('andFinish', { number: spaced(current.number) }) : say('nobodyAtCounter')
  return <Big parts={parts} move="call-next" cap="Space" small={small} number={next.number} key={speech.language} />
}

function Big({
  parts,
  move,
  cap,
  small,
  number,
}: {
  parts: Parts
  move: PlainMove
  cap: string
  small: string
  number?: string
}) {
  const { view, around, say, settings, wish, making } = parts
  const hindered = hindrance(move, view, around)
  return (
    <button
      type="button"
      className="next"
      data-move={move}
      aria-disabled={hindered !== null}
      aria-busy={making.asking === move}
      aria-keyshortcuts={settings.keys ? cap : undefined}
      onClick={() => wish(move)}
    >
      <span>
        <b>{say(`move.${move}`)}</b>
        <small>{making.asking === move ? say('asking') : small}</small>
      </span>
      {number && <TicketNumber number={number} />}
      {settings.keys && <kbd>{cap === 'Space' ? say('space') : cap}</kbd>}
    </button>
  )
}

function Act({
  parts,
  wish,
  cap,
  icon,
  tall = false,
  off = false,
  children,
}: {
  parts: Parts
  wish: Wish & Move
  cap: string
  icon: ReactNode
  tall?: boolean
  /** What it asks about is not known yet. */
  off?: boolean
  children: ReactNode
}) {
  const { view, around, settings } = parts
  const hindered = off || hindrance(wish, view, around) !== null
  return (
    <button
      type="button"
      className={`bt ${tall ? 'tall' : ''}`}
      data-move={wish}
      aria-disabled={hindered}
      aria-keyshortcuts={settings.keys ? cap : undefined}
      onClick={() => !off && parts.wish(wish)}
    >
      {icon}
      <span>{children}</span>
      {settings.keys && <kbd>{cap}</kbd>}
    </button>
  )
}
