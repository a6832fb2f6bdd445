import type { Catalogue, Service } from './catalogue'
import type { ServiceCode } from './words'

/** A service of the catalogue. Hundreds are in its list: they are written down by their codes once. */
export function serviceOf({ services }: Catalogue, code: ServiceCode): Service | undefined {
  let known = byCode.get(services)
  if (!known) {
    known = new Map(services.map(service => [service.code, service]))
    byCode.set(services, known)
  }
  return known.get(code)
}

const byCode = new WeakMap<Catalogue['services'], ReadonlyMap<ServiceCode, Service>>()
