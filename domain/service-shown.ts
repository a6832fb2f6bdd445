import type { Catalogue } from './catalogue'
import type { ServiceShown } from './ticket-shown'
import type { ServiceCode } from './words'

/** A service that the town has closed since is still shown by its code: the person came for it. */
export function serviceShown(catalogue: Catalogue, code: ServiceCode): ServiceShown {
  const service = catalogue.services.find(known => known.code === code)
  const department = catalogue.departments.find(known => known.code === service?.department)
  return {
    code,
    name: service?.name ?? { en: code },
    documents: service?.documents ?? [],
    fee: service?.fee ?? { amount: 0 },
    deadlineDays: service?.deadlineDays ?? 0,
    deliveredAtOnce: service?.deliveredAtOnce ?? true,
    department: department?.name ?? null,
    expectedMinutes: service?.expectedMinutes ?? 10,
  }
}
