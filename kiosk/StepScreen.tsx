'use client'
import { isTaking, serviceOf, useFace } from './face'
import { Closed } from './steps/Closed'
import { CodePage } from './steps/CodePage'
import { Done } from './steps/Done'
import { Home } from './steps/Home'
import { List, TopicsPage } from './steps/List'
import { LowHome } from './steps/LowHome'
import { Mine } from './steps/Mine'
import { Offline } from './steps/Offline'
import { Refused } from './steps/Refused'
import { SearchPage } from './steps/SearchPage'
import { ServicePage } from './steps/ServicePage'
import { whereNow } from './visit'

/** The step of the visit, drawn. */
export function StepScreen() {
  const face = useFace()
  const { step } = whereNow(face.visit)
  switch (step.at) {
    case 'home':
      return <FirstPage />
    case 'topics':
      return <TopicsPage />
    case 'list':
      return <List of={step.of} />
    case 'search':
      return <SearchPage typed={step.typed} keys={step.keys} />
    case 'code':
      return <CodePage typed={step.typed} why={step.why} checking={false} />
    case 'checking':
      return <CodePage typed={step.typed} why={null} checking />
    case 'mine':
      return <Mine ticket={step.ticket} />
    case 'reading':
    case 'asking':
    case 'done':
    case 'refused': {
      const service = serviceOf(face.catalogue, step.service)
      // The town took the service off its list meanwhile.
      if (!service) return <FirstPage />
      if (step.at === 'done') return <Done ticket={step.ticket} service={service} />
      if (step.at === 'refused') return <Refused why={step.why} service={service} />
      return <ServicePage service={service} asking={step.at === 'asking'} />
    }
  }
}

function FirstPage() {
  const face = useFace()
  if (face.offlineSince !== null) return <Offline />
  if (!isTaking(face)) return <Closed />
  return face.visit.low ? <LowHome /> : <Home />
}
