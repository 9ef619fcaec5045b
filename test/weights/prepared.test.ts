import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { files } from '#files';
import { useBackend, type BackendOptions } from '../../src/backends';
import { OptionError } from '../../src/errors';
import type { OpenFile } from '../../src/files';
import { openSafetensors } from '../../src/formats/safetensors';
import type { TensorSource } from '../../src/formats/source';
import { Conv2d, Linear } from '../../src/layers';
import { Module } from '../../src/layers/module';
import type { Progress } from '../../src/progress';
import { averaged } from '../../src/weights/averages';
import { loadParameters, type LoadOptions } from '../../src/weights/load';
import { eachBackend, expectNoLeak } from '../support/engines';
import { float32, writeSafetensors } from '../support/safetensors';
import { seeded } from '../support/seeded';

/** Of whole and of broken rows of 64 bytes, and of odd counts. */
class Small extends Module {
  readonly even = new Linear(32, 48);
  readonly odd = new Linear(7, 3);
  readonly conv = new Conv2d(5, 9, 3);
}

const shapes = {
  'even.weight': [48, 32],
  'even.bias': [48],
  'odd.weight': [3, 7],
  'odd.bias': [3],
  'conv.weight': [9, 5, 3, 3],
  'conv.bias': [9],
} as const;

let place = '';
const checkpoint = () => join(place, 'small.safetensors');
const folder = () => join(place, 'prepared');
const kept = () => (existsSync(folder()) ? readdirSync(folder()) : []);

function save(seed: string): void {
  const tensors = Object.entries(shapes).map(([name, shape]) => {
    return [name, float32(shape, [...seeded(seed + name, shape)])] as const;
  });
  writeFileSync(checkpoint(), writeSafetensors(Object.fromEntries(tensors)));
}

interface Loaded {
  readonly module: Small;
  /** How many tensors were read from the checkpoint. */
  readonly reads: number;
  readonly reports: readonly Progress[];
}

async function load(options: LoadOptions = {}, change = (source: TensorSource) => source): Promise<Loaded> {
  const opened = await openSafetensors((await files.open(checkpoint())) as OpenFile);
  const source = change(opened);
  let reads = 0;
  const read: TensorSource['read'] = (name, span) => {
    reads++;
    return source.read(name, span);
  };
  const module = new Small();
  const reports: Progress[] = [];
  const from = { part: 'decoder', source: { ...source, read }, nameOf: (path: string) => path, owns: () => true, axes: 'torch' } as const; // prettier-ignore
  try {
    await loadParameters(module, from, { onProgress: (progress) => void reports.push(progress), ...options });
  } finally {
    await source.close();
  }
  return { module, reads, reports };
}

async function valuesOf(module: Module): Promise<number[][]> {
  const all: number[][] = [];
  for (const [, param] of module.parameters()) all.push([...(await param.data())]);
  return all;
}

/** Loads, and gives the values and the number of reads. */
async function found(options?: LoadOptions, change?: (source: TensorSource) => TensorSource) {
  const { module, reads } = await load(options, change);
  const values = await valuesOf(module);
  module.dispose();
  return { values, reads };
}

const prepare = (options: BackendOptions = {}) => useBackend('tensorflow', { preparedWeights: folder(), ...options });

describe('prepared weights', () => {
  eachBackend(() => {
    beforeEach(() => {
      place = mkdtempSync(join(tmpdir(), 'sd-ts-prepared-'));
      save('first');
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    });
    afterEach(async () => {
      vi.useRealTimers();
      await useBackend('tensorflow');
      rmSync(place, { recursive: true });
    });

    it.each(['float32', 'bfloat16', 'float16'] as const)('are the same in %s, and nothing is read', async (dtype) => {
      const { values, reads } = await found({ dtype });
      await prepare();
      await expectNoLeak(async () => {
        expect(await found({ dtype })).toEqual({ values, reads }); // kept, and held as kept
        expect(await found({ dtype })).toEqual({ values, reads: 0 });
      });
      expect(kept()).toHaveLength(1);
      if (process.platform === 'linux') expect(readFileSync('/proc/self/maps', 'utf8')).not.toContain(folder());
    });

    it('report what they hold as loaded', async () => {
      await prepare();
      (await load()).module.dispose();
      const { module, reports } = await load();
      const bytes = 4 * module.parameterCount;
      expect(reports.at(-1)).toEqual({ kind: 'load', done: bytes, total: bytes });
      module.dispose();
    });

    it('are prepared anew where the file has changed, the type, or what its names stand for', async () => {
      await prepare();
      const before = await found();
      save('other'); // of the same size, at the same place
      const after = await found();
      expect(after.reads).toBe(6);
      expect(after.values).not.toEqual(before.values);
      expect((await found({ dtype: 'bfloat16' })).reads).toBe(6);
      const aside = (source: TensorSource) => ({ ...source, identity: averaged({ ...source, names: [] }).identity });
      expect((await found({}, aside)).reads).toBe(6);
      expect((await found()).reads).toBe(0);
    });

    it('are prepared anew where a file of theirs was cut off', async () => {
      await prepare();
      const { values } = await found();
      truncateSync(join(folder(), kept()[0] ?? ''), 640);
      expect(await found()).toEqual({ values, reads: 6 });
      expect(await found()).toEqual({ values, reads: 0 });
    });

    it('are not kept of a source that nobody can tell from another, as a file that was changed just now', async () => {
      await prepare();
      vi.useRealTimers();
      await found();
      expect(kept()).toEqual([]);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
      const unknown = (source: TensorSource) => ({ ...source, identity: undefined });
      await found({}, unknown);
      expect(kept()).toEqual([]);
    });

    it('leave nothing behind when a load is aborted while they are written', async () => {
      await prepare();
      const controller = new AbortController();
      const reason = new Error('enough');
      let wasWriting = false;
      const watch = (): void => {
        wasWriting ||= kept().length > 0;
        if (wasWriting) controller.abort(reason);
        else setImmediate(watch);
      };
      await expectNoLeak(async () => {
        watch();
        await expect(load({ signal: controller.signal })).rejects.toBe(reason);
      });
      expect(wasWriting).toBe(true);
      expect(kept()).toEqual([]);
    });

    it('are not kept, with a warning, where the folder cannot be written', async () => {
      writeFileSync(folder(), 'a file in its place');
      await prepare();
      const { module, reads, reports } = await load();
      expect([reads, module.even.weight.isLoaded]).toEqual([6, true]);
      const warnings = reports.flatMap((report) => (report.kind === 'warning' ? [report.message] : []));
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toMatch(/prepared weights cannot be kept there .*change preparedWeights/);
      module.dispose();
    });

    it('are of a bounded size, and what was used longest ago goes first', async () => {
      await prepare();
      await found();
      const [first = ''] = kept();
      const { size } = statSync(join(folder(), first));
      writeFileSync(join(folder(), 'notes.txt'), 'not ours');
      await found({ dtype: 'bfloat16' });
      const [second = ''] = kept().filter((name) => name !== first && name !== 'notes.txt');
      vi.setSystemTime(Date.now() + 1000);
      await found(); // uses the first again
      await prepare({ preparedBytes: 2 * size });
      await found({ dtype: 'float16' });
      expect(kept()).toContain(first);
      expect(kept()).toContain('notes.txt');
      expect(kept()).not.toContain(second);
      await prepare({ preparedBytes: 1000 });
      save('other');
      const { module, reports } = await load();
      expect(reports.filter(({ kind }) => kind === 'warning')).toHaveLength(1);
      module.dispose();
    });

    it('are refused on other engines, and by a folder that is none', async () => {
      await expect(useBackend('cpu', { preparedWeights: folder() })).rejects.toThrow(OptionError);
      await expect(useBackend('cpu', { preparedBytes: 1 })).rejects.toThrow("'tensorflow' is needed");
      await expect(useBackend('tensorflow', { preparedWeights: '' })).rejects.toThrow('a folder is needed');
    });
  }, ['tensorflow']);
});
