import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { files } from '#files';
import { SdError, SdImage, StableDiffusion } from '../../src';
import { contentOf } from '../../src/hub/node/cache';

// Windows has neither; what is tested is how they are opened.
describe.skipIf(process.platform === 'win32')('in place of a file', () => {
  let folder = '';
  const at = (name: string) => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sd-ts-files-'));
    mkdirSync(at('model'));
    for (const name of ['pipe', 'pipe.safetensors', 'pipe.png', 'model/model_index.json'])
      execFileSync('mkfifo', [at(name)]);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('a pipe is never read, by none of four calls at once [fifo]', async () => {
    const opened = await Promise.all(
      Array.from({ length: 8 }, () => files.open(at('pipe')).catch((reason: unknown) => reason)),
    );
    for (const error of opened) expect(error).toBeInstanceOf(SdError);
    expect((opened[0] as Error).message).toMatch(/is a pipe, a device or the like; a regular file is needed/);
    writeFileSync(at('small'), 'abc'); // file calls still work
    const small = await files.open(at('small'));
    expect(small?.size).toBe(3);
    await small?.close();
  });

  it('a pipe ends the load of a folder, a file, a LoRA and a picture [fifo-load]', async () => {
    const refused = /regular file is needed/;
    await expect(StableDiffusion.fromPretrained(at('model'))).rejects.toThrow(refused);
    await expect(StableDiffusion.fromPretrained(at('pipe.safetensors'))).rejects.toThrow(refused);
    await expect(SdImage.fromFile(at('pipe.png'))).rejects.toThrow(refused);
    using model = new StableDiffusion({ weights: 'tiny' });
    await expect(model.loadLora(at('pipe.safetensors'))).rejects.toThrow(refused);
    await expect(model.loadTextualInversion(at('pipe.safetensors'))).rejects.toThrow(refused);
  });

  it('a device or a socket is never read [device]', async () => {
    for (const device of ['/dev/zero', '/dev/null']) {
      await expect(files.open(device)).rejects.toThrow(/regular file is needed/);
    }
    const server = createServer().listen(at('socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    await expect(files.open(at('socket'))).rejects.toThrow(SdError);
    server.close();
  });

  it('a folder is no file, and what the hub’s cache keeps in one is not there', async () => {
    expect(await files.open(folder)).toBeNull();
    expect(await contentOf(at('pipe'))).toBeNull();
    expect(await contentOf(at('none'))).toBeNull();
  });
});
