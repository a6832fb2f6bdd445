/**
 * Resolves once it is so; throws, saying what was awaited, when it is not within the time. The time is for a machine that
 * is busy with other things: what must be quick is measured where a rule says so.
 */
export async function until(what: string, isSo: () => boolean, withinMs = 30_000): Promise<void> {
  const end = performance.now() + withinMs
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`Waited ${withinMs} ms in vain until ${what}`)
    await new Promise(resolve => setTimeout(resolve, 4))
  }
}
