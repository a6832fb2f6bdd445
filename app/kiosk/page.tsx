import { Kiosk } from '../../kiosk/Kiosk'

export default async function Page({ searchParams }: { searchParams: Promise<{ branch?: string }> }) {
  const { branch } = await searchParams
  return <Kiosk branch={branch ?? null} />
}
