import { pageFigures } from './reach/page';
import { bundlers } from './reach/bundlers';

/** Where people use it. What cannot be measured here is null, with the reason on stderr. */
export async function reachFigures(): Promise<object> {
  return {
    ...(await pageFigures()),
    bundlers: await bundlers(),
  };
}
