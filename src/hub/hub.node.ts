import { nodeHub } from './node/snapshot';
import type { Hub } from './hub';

export { isHubId } from './id';
export { openUrlFolder } from './url-folder';

/** The hub in Node: snapshots are fetched into the cache that Python's library shares. */
const hub = /* @__PURE__ */ nodeHub();

export const openHub: Hub['openHub'] = (...values) => hub.openHub(...values);
export const isCached: Hub['isCached'] = (...values) => hub.isCached(...values);
export const estimateDownload: Hub['estimateDownload'] = (...values) => hub.estimateDownload(...values);
export const clearCache: Hub['clearCache'] = (...values) => hub.clearCache(...values);
