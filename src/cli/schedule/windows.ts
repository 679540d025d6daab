// A task of the Windows scheduler, as the XML that schtasks takes (Task Scheduler schema, version 1.2).
import { clockText, hoursOf, type Installation, RETRIED, type Task, taskName } from './task.ts'

/** @param folder where the XML is put for schtasks to read. @param day any day from which on it runs, AAAA-MM-JJ */
export function windowsInstallation(task: Task, folder: string, day: string): Installation {
  const path = `${folder}\\${taskName(task)}.xml`
  const [first, last] = hoursOf(task)
  const [program = '', ...words] = task.command
  const repeated = last === first ? '' : `<Repetition><Interval>PT1H</Interval><Duration>PT${last - first}H</Duration></Repetition>`
  const content = `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>${xml(`relance : ${task.name}`)}</Description></RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      ${repeated}<StartBoundary>${day}T${clockText(task.at)}:00</StartBoundary>
      <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals><Principal id="Author"><LogonType>InteractiveToken</LogonType><RunLevel>LeastPrivilege</RunLevel></Principal></Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT6H</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${xml(program)}</Command>
      <Arguments>${xml(words.map(word).join(' '))}</Arguments>
      <WorkingDirectory>${xml(task.folder)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`
  return {
    files: [{ path, content: `\ufeff${content.replaceAll('\n', '\r\n')}`, encoding: 'utf16le' }],
    commands: [{ words: ['schtasks', '/Create', '/TN', `relance\\${taskName(task)}`, '/XML', path, '/F'] }],
    notes: [RETRIED, 'Il se fait quand votre session est ouverte.'],
  }
}

export function windowsRemoval(task: Pick<Task, 'id' | 'name'>): Installation {
  return { files: [], commands: [{ words: ['schtasks', '/Delete', '/TN', `relance\\${taskName(task)}`, '/F'] }], notes: [] }
}

/** As programs of Windows take their words apart (CommandLineToArgvW): backslashes count twice before a quote. */
function word(text: string): string {
  if (text !== '' && !/[\s"]/.test(text)) return text
  return `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
