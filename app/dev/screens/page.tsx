import Link from 'next/link'
import { kioskPictures } from '../../../test/screens/fixtures/kiosk'
import { phonePictures } from '../../../test/screens/fixtures/phone'
import { towns } from '../../../test/screens/fixtures/town'

const ways = [
  ['', 'plain'],
  ['&theme=contrast', 'contrast'],
  ['&size=1.5', 'large'],
  ['&low=1', 'low'],
] as const

/** Every screen in every state, without a server: to look at, and for tests to open. */
export default function Page() {
  return (
    <main style={{ padding: 32, display: 'grid', gap: 24 }}>
      <h1>Screens</h1>
      {towns.map(town => (
        <section key={town}>
          <h2>{town}</h2>
          <ul style={{ columns: '22em' }}>
            {[...Object.keys(kioskPictures), ...Object.keys(phonePictures)].map(name => (
              <li key={name}>
                {name}:{' '}
                {ways.map(([query, word]) => (
                  <Link key={word} href={`/dev/screens/${name}?town=${town}${query}`} prefetch={false}>
                    {word}{' '}
                  </Link>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  )
}
