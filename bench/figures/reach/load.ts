import { measuredLoad, type MeasuredLoad } from '../../../test/serve/load';

/** 200 clients at a time, each of whom wants a picture of the built server on this machine. */
export async function loadFigures(): Promise<MeasuredLoad> {
  console.error('load …');
  return measuredLoad(200);
}
