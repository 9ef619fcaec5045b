import { nodeHub } from './node/snapshot';

export { isHubId } from './id';
export { openUrlFolder } from './url-folder';

/** The hub in Node: snapshots are fetched into the cache that Python's library shares. */
export const { openHub, isCached, estimateDownload, clearCache } = nodeHub();
