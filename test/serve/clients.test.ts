import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { SdImage } from '../../src';
import { required } from '../support/engines';
import { startServer, type Running } from './running';

const clients = fileURLToPath(new URL('../clients/', import.meta.url));
const packages = fileURLToPath(new URL('../../.engines/clients/', import.meta.url));
const python = `${packages}venv/bin/python`;
const KEY = 'a key of 64 letters'.replaceAll(' ', '-');

/** What a client of `.engines/clients` printed, as JSON. */
async function run(context: TestContext, program: string, ...words: readonly string[]): Promise<unknown> {
  if (!existsSync(`${packages}installed`)) {
    if (required) throw new Error('the clients are not installed: bash scripts/engines.sh clients');
    context.skip('bash scripts/engines.sh clients installs the clients');
  }
  const { stdout } = await promisify(execFile)(program, words, { maxBuffer: 2 ** 24 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

async function pixels(base64: string): Promise<Uint8ClampedArray> {
  return (await SdImage.decode(Buffer.from(base64, 'base64'))).data;
}

describe('sd-ts serve and the clients that people have', () => {
  let server: Running;
  beforeAll(async () => {
    server = await startServer('--api-key', KEY);
  });
  afterAll(async () => {
    expect(await server.stop()).toBe(0);
  });

  it('draws for the official client of OpenAI for Node', async (context) => {
    const got = (await run(context, process.execPath, `${clients}openai.mjs`, packages, server.address, KEY)) as {
      pictures: [string, string];
      size: string;
      fetched: string;
      edited: [string];
    };
    const [first, second] = await Promise.all(got.pictures.map((one) => SdImage.decode(Buffer.from(one, 'base64'))));
    expect([first?.width, first?.height, got.size]).toEqual([64, 64, '64x64']);
    expect(first?.parameters).toMatch(/^a red heart\nSteps: 2, .* Seed: 7, /);
    expect(second?.parameters).toMatch(/ Seed: 8, /);
    expect(got.fetched).toBe(got.pictures[0]);
    expect(await pixels(got.edited[0])).not.toEqual(first?.data);
    expect(got).toMatchObject({
      models: ['tiny'],
      left: { name: 'APIUserAbortError' },
      wrongSize: { name: 'BadRequestError', status: 400, code: 'SD_OPTION' },
      unknownOption: { status: 400, message: expect.stringContaining('"negative_promt" is no option') as string },
      wrongKey: { name: 'AuthenticationError', status: 401, code: 'invalid_api_key' },
    });
    const headers = { authorization: `Bearer ${KEY}` };
    const metrics = await (await fetch(`${server.address}/metrics`, { headers })).text();
    expect(metrics).toContain('sd_ts_orders_total{outcome="cancelled"} 1');
    expect(metrics).toContain('sd_ts_drawing 0');
  });

  it('draws for the official client of OpenAI for Python', async (context) => {
    const got = await run(context, python, `${clients}openai_client.py`, server.address, KEY);
    const { pictures, edited } = got as { pictures: [string, string]; edited: [string] };
    expect((await SdImage.decode(Buffer.from(pictures[1], 'base64'))).parameters).toMatch(/ Seed: 8, /);
    expect(await pixels(edited[0])).toHaveLength(64 * 64 * 3);
    expect(got).toMatchObject({
      models: ['tiny'],
      wrongSize: { name: 'BadRequestError', status: 400, code: 'SD_OPTION' },
    });
  });

  it("draws for a client of AUTOMATIC1111's web UI", async (context) => {
    const port = new URL(server.address).port;
    const got = (await run(context, python, `${clients}a1111_client.py`, port, KEY)) as {
      pictures: [string, string];
      again: [string];
      repainted: [string];
    };
    const [heart, again, repainted] = await Promise.all(
      [got.pictures, got.again, got.repainted].map(([one]) => pixels(one)),
    );
    const row = 64 * 3;
    expect(again).not.toEqual(heart);
    expect(repainted?.slice(0, row / 2)).toEqual(heart?.slice(0, row / 2)); // black in the mask
    expect(repainted?.slice(row / 2, row)).not.toEqual(heart?.slice(row / 2, row));
    expect(got).toMatchObject({
      seeds: [7, 8],
      infotext: expect.stringMatching(/^a red heart\nSteps: 2, Sampler: ddim, .*Seed: 7/) as string,
      oldName: expect.stringMatching(/Sampler: dpm\+\+2m_karras/) as string,
      larger: [128, 128],
      progress: { state: { job_count: 1, sampling_steps: 150 } },
      interrupted: [],
      models: ['tiny'],
      model: 'tiny',
      samplers: expect.arrayContaining(['Euler a', 'DPM++ 2M', 'DDIM']) as string[],
      schedulers: expect.arrayContaining(['default', 'karras']) as string[],
      wrongSize: { status: 400, error: 'SD_OPTION', detail: expect.stringContaining('a multiple of 16') as string },
      faces: { status: 400, error: 'SD_OPTION', detail: expect.stringContaining('restoring faces') as string },
    });
  });
});
