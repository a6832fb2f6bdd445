import type { BusinessDay, Instant } from '../../domain/words'
import type { Centre } from '../centre'

/** At every branch what people wrote longer ago than it may be kept is removed, piece after piece (rule A5). */
export async function removeTexts(centre: Centre, now: Instant): Promise<void> {
  for (const { id: branch } of centre.branches()) {
    const catalogue = centre.catalogue(branch)
    const day = centre.hall(branch)?.day
    if (!catalogue || !day) continue
    const input = {
      before: daysBefore(day, catalogue.settings.retentionDays),
      timeZone: catalogue.municipality.timeZone,
    }
    for (let piece = 0, goesOn = true; goesOn; piece++) {
      const id = `texts-${day}-${now}-${piece}`
      const answer = await centre.answerTo({ branch, name: 'texts:remove', input, id, actor: { kind: 'system' } })
      goesOn = answer.ok && answer.made?.goesOn === 'true'
    }
  }
}

function daysBefore(day: BusinessDay, days: number): BusinessDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
