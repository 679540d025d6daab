// npm run kills -- import [MOMENTS] kills imports, npm run kills -- send [MOMENTS OF EACH KIND] kills sendings at chosen moments,
// npm run kills -- random [MOMENTS] [SEED] kills long sendings of mails and letters anywhere, again and again: what is left is checked.
if (process.argv[2] === 'import') await import('./kill-import.js')
else if (process.argv[2] === 'random') await import('./kill-random.js')
else await import('./kill-send.js')
