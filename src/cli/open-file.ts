// Shows a file in the program that the person uses for such files. The only place where relance starts another program, and only when asked to.
import { spawn } from 'node:child_process'

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [program: string, ...before: string[]]>>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
}

/** Returns at once. @param failed told that nothing could be started: the file is there all the same */
export function openFile(file: string, failed: () => void): void {
  const [program, ...before] = OPENERS[process.platform] ?? ['xdg-open']
  const child = spawn(program, [...before, file], { detached: true, stdio: 'ignore' })
  child.on('error', failed)
  child.unref()
}
