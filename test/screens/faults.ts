import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** What breaks WCAG 2.2 A or AA, however little. */
export function faults(page: Page): Promise<readonly string[]> {
  return found(checkOf(page).withTags(wcag))
}

/** What keeps somebody from using the page, by every rule. */
export function graveFaults(page: Page): Promise<readonly string[]> {
  return found(checkOf(page), ['serious', 'critical'])
}

/** There are no frames of others here: without looking for them a check takes half the time. */
function checkOf(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
}

async function found(check: AxeBuilder, impacts?: readonly string[]): Promise<readonly string[]> {
  const { violations } = await check.analyze()
  return violations
    .filter(({ impact }) => !impacts || impacts.includes(impact ?? ''))
    .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' | ')}`)
}
