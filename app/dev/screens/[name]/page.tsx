import { notFound } from 'next/navigation'
import { type Language, languages } from '../../../../domain/words'
import { kioskPicture } from '../../../../test/screens/fixtures/kiosk'
import { phonePicture } from '../../../../test/screens/fixtures/phone'
import { type Town, towns } from '../../../../test/screens/fixtures/town'
import { KioskStage, PhoneStage } from '../Stage'

type Query = Readonly<Record<'town' | 'lang' | 'theme' | 'size' | 'low', string | undefined>>

/** One screen in one state: `?town=pokrov&lang=uk&theme=contrast&size=1.5&low=1`. */
export default async function Page(props: { params: Promise<{ name: string }>; searchParams: Promise<Query> }) {
  const { name } = await props.params
  const query = await props.searchParams
  const wish = {
    town: oneOf<Town>(towns, query.town) ?? 'pokrov',
    language: oneOf<Language>(languages, query.lang),
    contrast: query.theme === 'contrast',
    size: oneOf([1, 1.25, 1.5] as const, Number(query.size)) ?? 1,
    low: query.low === '1',
  }
  const kiosk = kioskPicture(name, wish)
  if (kiosk) return <KioskStage picture={kiosk} />
  const phone = phonePicture(name, wish)
  if (phone) return <PhoneStage picture={phone} />
  notFound()
}

function oneOf<T extends string | number>(known: readonly T[], wanted: string | number | undefined): T | undefined {
  return known.find(one => one === wanted)
}
