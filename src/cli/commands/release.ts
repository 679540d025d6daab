// relance release: lifts what people held. See hold-command.ts.
export { releaseCommand as command } from '../hold-command.ts'
