import { expect, it } from 'vitest';
import { measuredLoad } from './load';

it('sd-ts serve draws for many clients at a time, loses nothing, and keeps nothing', async () => {
  const clients = 60;
  const load = await measuredLoad(clients); // 200 in `npm run figures -- reach`
  expect(load).toMatchObject({ requests: clients, lost: 0, isFlat: true });
  expect(load.refused).toBeGreaterThan(0);
});
