// npm run kills -- import [MOMENTS] kills imports, npm run kills -- send [MOMENTS OF EACH KIND] kills sendings: what is left is checked.
if (process.argv[2] === 'import') await import('./kill-import.js')
else await import('./kill-send.js')
