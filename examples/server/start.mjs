// Lets the worker be TypeScript; a program that has been compiled names its worker.js and needs none of this.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
