import { byName, tests } from '../tests';

/** By tool chain: whether the package is built by it and draws, in a page also in a worker. */
export async function bundlers(): Promise<Record<string, boolean>> {
  console.error('bundlers …');
  return byName(await tests('all', '\\[toolchain-[a-z-]+\\]$', ['test/toolchains']), /^toolchain-/);
}
