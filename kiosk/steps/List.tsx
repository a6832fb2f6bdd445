'use client'
import { useDeferredValue, useMemo } from 'react'
import type { Service } from '../../domain/catalogue'
import { textIn } from '../../domain/words'
import { Frame } from '../Frame'
import { useFace, useTownText } from '../face'
import { Page, Pager, usePages } from '../pages'
import { ServiceButton } from '../ServiceButton'
import { type Listed, whereNow } from '../visit'
import { SearchButton, Topics } from './Home'

/** More than one page of any panel holds. */
const atOnce = 12

/** The services of a topic, of a queue, or all of them, page by page. */
export function List({ of }: { of: Listed }) {
  const { say, visit } = useFace()
  const heading = useHeading(of)
  const services = useListed(of)
  // The page that is seen first, then the others: a slow processor answers the tap in between.
  const { page } = whereNow(visit)
  const drawn = useDeferredValue(services, services.slice(0, (page + 1) * atOnce))
  const pages = usePages(services.length, JSON.stringify(of), drawn.length)
  return (
    <Frame
      name="list"
      read={
        <>
          <h1 tabIndex={-1}>{heading}</h1>
          <p className="sub">{say('services.count', { count: services.length })}</p>
        </>
      }
      touch={
        <>
          <Page pages={pages} className="results">
            {drawn.map(service => (
              <ServiceButton key={service.code} service={service} />
            ))}
          </Page>
          <Pager pages={pages} />
        </>
      }
    />
  )
}

/** The topics while no ticket can be taken: to look up documents. */
export function TopicsPage() {
  const { say } = useFace()
  return (
    <Frame
      name="list"
      read={
        <>
          <h1 tabIndex={-1}>{say('groups.title')}</h1>
          <p className="sub">{say('groups.noWait')}</p>
        </>
      }
      touch={
        <>
          <SearchButton />
          <Topics heading={false} />
        </>
      }
    />
  )
}

function useHeading(of: Listed): string {
  const { catalogue, say } = useFace()
  const text = useTownText()
  if (of === 'all') return say('quick.all')
  if ('group' in of) return text(catalogue.groups.find(group => group.code === of.group)?.name ?? {})
  return text(catalogue.queues.find(queue => queue.code === of.queue)?.name ?? {})
}

function useListed(of: Listed): readonly Service[] {
  const { catalogue, language } = useFace()
  return useMemo(() => {
    if (of !== 'all')
      return catalogue.services.filter(service =>
        'group' in of ? service.group === of.group : service.queue === of.queue,
      )
    const name = (service: Service) => textIn(service.name, language, catalogue.municipality.languages)
    return [...catalogue.services].sort((a, b) => name(a).localeCompare(name(b), language))
  }, [of, catalogue, language])
}
