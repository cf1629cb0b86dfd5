// What tests of other packages need of a hub.
export { COMMIT, startFakeHub } from './fake-hub.ts';
export { tinyDalleRepo, tinyVqganRepo } from './tiny-repos.ts';
