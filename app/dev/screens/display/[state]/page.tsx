import { townFor } from '../../../../../test/screens/fixtures/desk-towns'
import { displayCall, displayStates, displayView } from '../../../../../test/screens/fixtures/display-views'
import { asked, type Props } from '../../asked'
import { Frame } from './Frame'

/** The hall display in one state. */
export default async function Page(props: Props) {
  const { state, language, town } = await asked(props, { states: displayStates, language: 'uk' })
  const view = displayView(language, state, town)
  const second = view.municipality.languages[1] ?? language
  const spoken = state === 'takeover-two-languages' ? [second, language] : [language]
  return <Frame state={state} view={view} call={displayCall(townFor(language, town), spoken)} />
}
