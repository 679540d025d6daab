// How deep the tests go: `npm test` tries a few moments, files or days of each kind, `npm run test:long` all of them.

/** The first number for an ordinary run, the second for a long one. */
export function depth(ordinary: number, long: number): number {
  return process.env['TESTS'] === 'long' ? long : ordinary
}
