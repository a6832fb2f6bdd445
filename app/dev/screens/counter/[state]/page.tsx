import { consoleView, counterStates } from '../../../../../test/screens/fixtures/counter-views'
import { homeOf, townFor } from '../../../../../test/screens/fixtures/desk-towns'
import { liveView } from '../../../../../test/screens/fixtures/manager-views'
import { catalogueOf, towns } from '../../../../../test/screens/fixtures/town'
import { asked, type Props } from '../../asked'
import { Frame } from './Frame'

/** The console in one state. */
export default async function Page(props: Props) {
  const { state, language, town: code, contrast } = await asked(props, { states: counterStates, language: 'sr-Cyrl' })
  const town = townFor(language, code)
  return (
    <Frame
      state={state}
      view={consoleView(language, state, code)}
      branches={town.branches.map(branch => ({ ...branch, counters: town.counters }))}
      catalogue={catalogueOf(towns.find(name => name === code) ?? homeOf(language))}
      counters={liveView(language, 'live', code).counters}
      contrast={contrast}
    />
  )
}
