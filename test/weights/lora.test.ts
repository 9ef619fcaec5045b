import { describe, expect, it } from 'vitest';
import type { StableDiffusion } from '../../src';
import { checkLora, mergeLora, openLora, placeLora } from '../../src/weights/lora';
import { adapterFile, openAdapter, runAdapterCase, smallPipeline, type AdapterCase } from '../support/adapter-cases';
import { eachBackend, expectNoLeak } from '../support/engines';
import { difference, openFixture } from '../support/fixtures';

interface LoraCase extends AdapterCase {
  /** By the form of their names. */
  readonly scales: Readonly<Record<string, number>>;
}

async function merge(model: StableDiffusion, form: string, scale: number): Promise<void> {
  const source = await openAdapter(adapterFile(`lora-${form}`));
  try {
    const lora = openLora(source);
    const targets = placeLora(lora, model);
    await checkLora(lora, targets);
    await mergeLora(lora, targets, scale);
  } finally {
    await source.close();
  }
}

/** Against diffusers, which runs a LoRA beside the weights that are merged here. */
describe('LoRAs', () => {
  const fixture = openFixture<LoraCase>('lora');

  eachBackend(() => {
    for (const one of fixture.cases) {
      it(one.name, { timeout: 60_000 }, async () => {
        const found = await expectNoLeak(async () => {
          const model = await smallPipeline(one.configs);
          try {
            for (const [form, scale] of Object.entries(one.scales)) await merge(model, form, scale);
            return await runAdapterCase(model, one);
          } finally {
            model.dispose();
          }
        });
        expect(difference(found, fixture.values(one.name), one.output)).toBeLessThan(1e-5);
      });
    }
  });
});
