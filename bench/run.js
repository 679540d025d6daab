// npm run bench [-- ROUNDS] measures the start-up of the daily commands, npm run bench -- import the import of large files.
if (process.argv[2] === 'import') await import('./import.js')
else await import('./start-up.js')
