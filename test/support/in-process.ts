// The program run inside the tests' own process, from its sources: for stories of many days, where starting it would take most
// of the time. The same dossiers, the same command lines; only the process differs.
import { runProgram } from '../../src/cli/program.ts'
import { plain, type TempDossier } from './dossier.ts'

/** Runs a command with --json on the dossier's day. @throws Error with what the program said when its exit code is not 0. */
export async function askHere<T>(dossier: TempDossier, command: string): Promise<T> {
  let stdout = ''
  let stderr = ''
  const io = {
    stdout(text: string) {
      stdout += text
    },
    stderr(text: string) {
      stderr += text
    },
    isTty: false,
    columns: 100,
  }
  const env = { RELANCE_DOSSIER: dossier.folder, RELANCE_DATE: dossier.day, ...dossier.env }
  const code = await runProgram([...command.split(' '), '--json'], { io, env, cwd: dossier.folder })
  if (code !== 0) throw new Error(`${command} on ${dossier.day}: code ${code}\n${stdout}${stderr}`)
  return JSON.parse(plain(stdout)) as T
}
