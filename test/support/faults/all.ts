// What `npm run faults` runs.
export { removeDossiers } from '../dossier.ts'
export { plannedBase, runFault } from './fault-runs.ts'
export { POINTS } from './points.ts'
