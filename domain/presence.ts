/** A clerk's session ends when nothing was heard of them for so long: others pass by that counter (rule A3). */
export const clerkIdleMs = 15 * 60_000
