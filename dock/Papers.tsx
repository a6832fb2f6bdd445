import type { PrinterLook } from '../devices/simulated-printer'
import type { Say } from '../ui/words'
import './dock.css'

type Paper = PrinterLook['papers'][number]

/** The slot with the newest paper under it, and the earlier ones beside; a dot of paper is a dot of the screen. */
export function Papers({ say, papers, open }: { say: Say; papers: readonly Paper[]; open: boolean }) {
  const [newest, ...earlier] = papers
  return (
    <div className="min-w-0">
      <div className={open ? 'dock-printer dock-printer--open' : 'dock-printer'} aria-hidden="true">
        <span className="dock-lid" />
        <span className="dock-slot" />
      </div>
      <div className="dock-outlet">
        {newest ? (
          <Picture key={newest.id} say={say} paper={newest} comesOut />
        ) : (
          <p className="px-8 pt-6 text-ink-2">{say('nothing')}</p>
        )}
      </div>
      {earlier.length > 0 && (
        <>
          <h2 className="mt-10 border-t-[3px] border-ink pt-3 text-[20px]">{say('earlier')}</h2>
          <ul className="mt-4 flex flex-wrap items-start gap-6 pb-6">
            {earlier.map(paper => (
              <li key={paper.id} className="flex-none">
                <Picture say={say} paper={paper} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Picture({ say, paper, comesOut = false }: { say: Say; paper: Paper; comesOut?: boolean }) {
  const time = new Date(paper.at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return (
    // biome-ignore lint/performance/noImgElement: the picture is one bit a dot and must come as it is
    <img
      className={comesOut ? 'dock-paper dock-paper--new' : 'dock-paper'}
      src={`/api/v1/dev/papers/${paper.id}.png`}
      width={paper.width}
      height={paper.height}
      alt={say('paper', { number: paper.name, time })}
    />
  )
}
