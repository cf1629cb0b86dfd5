// A hub for the tests of other packages.
export { COMMIT, startFakeHub } from './fake-hub.ts';
export { tinyDalleRepo, tinyVqganRepo } from './tiny-repos.ts';
