import { liveView, managerStates, printersView, waitsReport } from '../../../../../test/screens/fixtures/manager-views'
import { ratingsReport } from '../../../../../test/screens/fixtures/ratings-views'
import { asked, type Props } from '../../asked'
import { Frame } from './Frame'

/** The manager's pages and the login in one state. */
export default async function Page(props: Props) {
  const { state, language, town, contrast } = await asked(props, { states: managerStates, language: 'bg' })
  return (
    <Frame
      state={state}
      view={liveView(language, state, town)}
      printers={printersView(language, state, town)}
      reports={{
        queue: waitsReport(language, state, 'queue', town),
        day: waitsReport(language, state, 'day', town),
        hour: waitsReport(language, state, 'hour', town),
        ratings: {
          queue: ratingsReport(language, state, 'queue', town),
          month: ratingsReport(language, state, 'month', town),
        },
      }}
      contrast={contrast}
    />
  )
}
