export { backendNames, type BackendName } from './contract';
export { currentEngine, type Engine } from './engine';
export type { Memory } from './memory';
export { ensureBackend, useBackend, type ChosenBackend, type Considered } from './use-backend';
