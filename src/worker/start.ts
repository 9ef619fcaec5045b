import type { Started } from './line';

/** How a worker is started. */
export interface StartOptions {
  /**
   * The place of the host's file, `sd-ts/worker-host`, for a program whose bundler has not taken it along; in Node also
   * a path.
   */
  readonly worker?: string | URL;
  /** Whether to have one worker, and one copy of the weights, with other pages of the origin that say so too. */
  readonly shared?: boolean;
}

/** What `#worker` offers on each platform (`start.node.ts`, `start.browser.ts`). */
export interface Platform {
  start(options: StartOptions): Started;
  /** A path or URL as the worker, which lies elsewhere, has to be told it. */
  absolute(place: string | URL): string;
  /**
   * The name of a lock that is held until `release`, or until this page is gone; undefined where there are none.
   * Another context learns from it when a page has been closed.
   */
  lock(): { readonly name: string; release(): void } | undefined;
}
