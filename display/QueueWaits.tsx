import type { QueueNow } from '../domain/branch-shown'
import { type Language, textIn } from '../domain/words'
import type { Say } from '../ui/words'

/** Names longer than this take two lines: fewer queues stand beside each other then. */
const shortName = 15

/** How long each line is, in words and intervals; when there are many queues, some at a time. */
export function QueueWaits({
  queues,
  languages,
  say,
  page,
  columns,
}: {
  queues: readonly QueueNow[]
  languages: readonly Language[]
  say: Say
  page: number
  columns: number
}) {
  const names = queues.map(queue => textIn(queue.name, say.language, languages))
  const atOnce = names.some(name => name.length > shortName) ? Math.min(columns, 4) : columns
  const pages = Math.max(1, Math.ceil(queues.length / atOnce))
  const size = Math.ceil(queues.length / pages)
  const first = (page % pages) * size
  return (
    <section className="waits" aria-label={say('queues')}>
      {queues.slice(first, first + size).map((queue, place) => (
        <div key={queue.code}>
          <span className="plate">{queue.prefix}</span>
          <p>
            <b>{waitWords(queue, say)}</b>
            <span>{names[first + place]}</span>
          </p>
        </div>
      ))}
    </section>
  )
}

/** Rule W2: an interval, `any moment now`, or words; never one number. */
export function waitWords(queue: QueueNow, say: Say): string {
  if (queue.counters.length === 0) return say('queueClosed')
  if (queue.waiting === 0) return say('noQueue')
  if (!queue.wait) return say('timeUnknown')
  if (queue.wait.toMinutes <= 3) return say('anyMoment')
  return say('minutes', { from: queue.wait.fromMinutes, to: queue.wait.toMinutes })
}

/** Rule S3: what is safe, and what to do while this board cannot know. */
export function NoContact({ say, since }: { say: Say; since: string }) {
  return (
    <section className="waits warn" role="alert">
      <svg
        aria-hidden="true"
        className="ic"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      >
        <path d="M12 20h.01M8.5 16.429a5 5 0 0 1 7 0M5 12.859a10 10 0 0 1 5.17-2.69M19 12.859a10 10 0 0 0-2.007-1.523M2 8.82a15 15 0 0 1 4.177-2.643M22 8.82a15 15 0 0 0-11.288-3.764m-8.712-3.056 20 20" />
      </svg>
      <p>{say('offline', { time: since })}</p>
    </section>
  )
}
