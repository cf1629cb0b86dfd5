// The floor of all packages, for Node alone: files, folders, memory, and processes of our own.
export { AtomicFile, writeFileAtomically } from './atomic-file-node.ts';
export { withLargePages } from './large-pages-node.ts';
export { makeFolder } from './make-folder-node.ts';
export { type OwnProgram, ownProgram, startOwnWorker } from './own-program-node.ts';
export { peakMegabytes } from './peak-memory-node.ts';
export { MOST_JSON_BYTES, readJson } from './read-json-node.ts';
export { renameOver } from './rename-node.ts';
export { checkNotReadOnly, explaining, isReadOnly, systemErrorCode } from './system-errors-node.ts';
