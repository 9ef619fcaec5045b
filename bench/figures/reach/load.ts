import { load, type Load } from '../../../test/serve/load';
import { startServer } from '../../../test/serve/running';

/** 200 clients at a time, each of whom wants a picture of the built server on this machine. */
export async function loadFigures(): Promise<Load> {
  const server = await startServer('--queue', '60');
  try {
    return await load(server.address, 200);
  } finally {
    await server.stop();
  }
}
