import type { Metadata } from 'next'
import { Devices } from '../../../manager/Devices'

export const metadata: Metadata = { title: 'Redica · devices' }

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>

export default async function Page({ searchParams }: { searchParams: Search }) {
  const { branch } = await searchParams
  return <Devices branch={[branch].flat()[0]} />
}
