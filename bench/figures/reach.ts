import { bundlers } from './reach/bundlers';
import { clientFigures } from './reach/clients';
import { docsFigures } from './reach/docs';
import { loadFigures } from './reach/load';
import { pageFigures } from './reach/page';
import { queueFigures } from './reach/queue';

/** Where people use it. What cannot be measured here is null, with the reason on stderr. */
export async function reachFigures(): Promise<object> {
  return {
    ...(await pageFigures()),
    bundlers: await bundlers(),
    ...(await clientFigures()),
    load: await loadFigures(),
    queue: await queueFigures(),
    ...docsFigures(),
  };
}
