/** Milliseconds of the machine's monotonic clock: the same clock in every process. */
export function monotonic(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
