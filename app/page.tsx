import { Entrance } from '../entrance/Entrance'

export default function Page() {
  return <Entrance />
}
