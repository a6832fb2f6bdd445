import { Row } from '../../ui/Row'
import { useFace } from '../face'

/** The people ahead as a row that leads to the counter. */
export function Ahead({
  people,
  counter,
  width,
  height,
}: {
  people: number
  counter: number | null
  width: number
  height: number
}) {
  const { say } = useFace()
  return (
    <div className="row">
      <Row people={people} you counter={counter} width={width} height={height} />
      <div className="rowcap">
        <span>{say('row.you')}</span>
        <span>{say('row.counter')}</span>
      </div>
    </div>
  )
}
