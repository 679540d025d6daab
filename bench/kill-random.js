// `relance send` of fifty mails and letters killed with SIGKILL anywhere, started again and killed again, until one run ends.

/** As many trials as it takes to come to so many kills. @param random numbers from 0 to 1 */
export function* randomKills({ killAnywhere }, base, random, kills) {
  let killed = 0
  for (let nth = 1; killed < kills; nth++)
    yield {
      name: 'killed anywhere, fifty messages, several restarts',
      about: `trial ${nth}`,
      async run() {
        const tally = await killAnywhere(base, random)
        killed += tally.kills
        return tally
      },
    }
}
