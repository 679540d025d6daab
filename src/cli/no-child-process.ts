// Stands for node:child_process in the bundle: relance starts no other program.
export {}
