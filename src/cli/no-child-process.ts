// Stands for node:child_process in the packages of the bundle: they start no other program.
export {}
