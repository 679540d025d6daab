// npm run bench [-- ROUNDS] measures the start-up of the daily commands, npm run bench -- import the import of large files,
// npm run bench -- plan the plan and the dashboard of a day over very many open invoices, npm run bench -- send the sending of very many messages,
// npm run bench -- firm the morning of very many dossiers, npm run bench -- scale how far one ledger goes.
if (process.argv[2] === 'import') await import('./import.js')
else if (process.argv[2] === 'plan') await import('./plan.js')
else if (process.argv[2] === 'send') await import('./send.js')
else if (process.argv[2] === 'firm') await import('./firm.js')
else if (process.argv[2] === 'scale') await import('./scale.js')
else await import('./start-up.js')
