// What `npm run faults` and `npm run kills -- random` run.
export { removeDossiers } from '../dossier.ts'
export { fullDisk } from './disk-runs.ts'
export { plannedBase, runFault } from './fault-runs.ts'
export { KillRun, mixedBase } from './kill-runs.ts'
export { POINTS } from './points.ts'
