// What the programs of this package share: where the queue and the pictures are, by the environment.
import { Redis } from 'ioredis';

const {
  REDIS_URL = 'redis://127.0.0.1:6379',
  QUEUE = 'pictures',
  STORE = './pictures',
  MODEL = 'tiny',
  BACKEND = 'wasm',
  LOCK_SECONDS = '60',
} = process.env;

export const queueName = QUEUE;
/** A folder that all workers see, or `s3://bucket/prefix`. */
export const storePlace = STORE;
export const model = MODEL;
export const backend = BACKEND;
/** After so many seconds without a sign of life a worker's job goes to another. */
export const lockSeconds = Number(LOCK_SECONDS);

/** A connection as BullMQ's workers need it: one that waits for Redis as long as it takes. */
export function connection(): Redis {
  return new Redis(REDIS_URL, { maxRetriesPerRequest: null });
}
