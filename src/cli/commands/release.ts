// relance release: lifts what dispute, promise, pause or received held.
export { releaseCommand as command } from '../hold-command.ts'
