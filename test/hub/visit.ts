import type { Page } from 'playwright-core';
import type { HubOptions } from '../../src/hub/hub';
import type { pageHub } from '../../src/hub/browser/snapshot';
import type { openUrlFolder } from '../../src/hub/url-folder';
import type { Progress } from '../../src/progress';
import { large, quick } from './support';

declare global {
  interface Window {
    hub: { pageHub: typeof pageHub; openUrlFolder: typeof openUrlFolder };
  }
}

/** What a visit did. */
export interface Visit {
  readonly progress: Progress[];
  readonly hashes: string[];
  readonly error: string | null;
  readonly cached: boolean;
  readonly estimate: { files: number; bytes: number; cachedBytes: number } | null;
}

/** Opens the snapshot in a page and reads these ranges of the large file, or both files whole. */
export function visit(page: Page, id: string, options: HubOptions, ranges: [number, number][] | null): Promise<Visit> {
  return page.evaluate(
    async ({ id, options, ranges, large, pace }) => {
      const { openHub, isCached, estimateDownload } = window.hub.pageHub(pace);
      const select = (paths: readonly string[]): string[] => paths.filter((path) => path !== 'unwanted.bin');
      const hash = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
      };
      const progress: Progress[] = [];
      const hashes: string[] = [];
      let error: string | null = null;
      try {
        const all = { ...options, onProgress: (one: Progress) => progress.push(one) };
        const folder = await openHub(id, select, all);
        for (const path of ranges === null ? ((await folder.list()) ?? []) : [large]) {
          const file = await folder.open(path, all);
          if (file === null) throw new Error(`${path} is not there`);
          for (const [start, end] of ranges ?? [[0, file.size] as const])
            hashes.push(await hash(await file.read(start, end)));
          await file.close();
        }
      } catch (reason) {
        error = String(reason);
      }
      const cached = await isCached(id, select, options);
      const estimate = await estimateDownload(id, select, options).catch(() => null);
      return { progress, hashes, error, cached, estimate };
    },
    { id, options, ranges, large, pace: quick },
  );
}
