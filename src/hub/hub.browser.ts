import { pageHub } from './browser/snapshot';

export { isHubId } from './id';
export { openUrlFolder } from './url-folder';

/** The hub in pages and workers: files are read by range, and what has been read is kept in the browser. */
export const { openHub, isCached, estimateDownload, clearCache } = pageHub();
