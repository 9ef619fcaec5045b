import { pageHub } from './browser/snapshot';
import type { Hub } from './hub';

export { isHubId } from './id';
export { openUrlFolder } from './url-folder';

/** The hub in pages and workers: files are read by range, and what has been read is kept in the browser. */
const hub = /* @__PURE__ */ pageHub();

export const openHub: Hub['openHub'] = (...values) => hub.openHub(...values);
export const isCached: Hub['isCached'] = (...values) => hub.isCached(...values);
export const estimateDownload: Hub['estimateDownload'] = (...values) => hub.estimateDownload(...values);
export const clearCache: Hub['clearCache'] = (...values) => hub.clearCache(...values);
