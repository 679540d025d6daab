// What `npm run faults` runs.
export { removeDossiers } from '../dossier.ts'
export { fullDisk, mayMount } from './disk-runs.ts'
export { plannedBase, runFault } from './fault-runs.ts'
export { killAnywhere, killAt } from './kill-runs.ts'
export { mixedBase } from './mixed-base.ts'
export { POINTS } from './points.ts'
export { SCENES } from './scenes.ts'
