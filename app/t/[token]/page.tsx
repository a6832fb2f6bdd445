import { Phone } from '../../../phone/Phone'

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  return <Phone token={token} />
}
