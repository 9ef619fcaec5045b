import { workerData } from 'node:worker_threads';
import type { ThreadStart } from './control';
import { attend } from './thread';

attend(workerData as ThreadStart);
