export { backendNames, type BackendName } from './contract';
export { currentEngine, type Engine, type Memory } from './engine';
export {
  countedOverflows,
  ensureBackend,
  useBackend,
  type BackendOptions,
  type ChosenBackend,
  type Considered,
} from './use-backend';
