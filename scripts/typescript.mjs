// Runs a program of the proving ground from its source, with the arguments of this process; ends as it ends.
import { spawn } from 'node:child_process'

export function runTypeScript(file) {
  const child = spawn('node_modules/.bin/tsx', [file, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', code => process.exit(code ?? 1))
}
