import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HubError } from '../../src/errors';
import { isHubId } from '../../src/hub/hub.node';
import { nodeHub } from '../../src/hub/node/snapshot';
import { noise, repo } from './server';
import { errorOf, expectSame, quick, select, surroundings, tree, type Surroundings } from './support';

const { openHub } = nodeHub(quick);

let around: Surroundings;
beforeEach(async () => {
  around = await surroundings();
});
afterEach(() => around[Symbol.asyncDispose]());

describe('a token', () => {
  it('goes to the hub and to no other host', async () => {
    const { hub, cacheDir } = around;
    hub.token = 'hf_secret';
    vi.stubEnv('HF_TOKEN', ' hf_secret\n');
    const snapshot = await openHub(repo, select, { cacheDir });
    await expectSame(snapshot, hub, 'unet/a b.safetensors');
    const hosts = { hub: new Set<unknown>(), cdn: new Set<unknown>() };
    for (const { host, headers } of hub.asked) hosts[host].add(headers.authorization);
    expect(hosts).toEqual({ hub: new Set(['Bearer hf_secret']), cdn: new Set([undefined]) });
    expect(hub.asked.some(({ path }) => path.startsWith('/cached/'))).toBe(true); // redirects on the hub itself among them
  });

  it('does not go where a redirect of the hub’s list leads', async () => {
    const { hub, cacheDir } = around;
    vi.stubEnv('HF_TOKEN', 'hf_secret');
    hub.fault = ({ host, path }) =>
      host === 'hub' && path.startsWith('/api/') ? { status: 307, headers: { location: `${hub.cdn}${path}` } } : null;
    await errorOf(openHub(repo, select, { cacheDir }));
    const [first, second] = hub.asked;
    expect([first?.host, first?.headers.authorization]).toEqual(['hub', 'Bearer hf_secret']);
    expect([second?.host, second?.headers.authorization]).toEqual(['cdn', undefined]);
  });

  it('is taken from where a login has put it', async () => {
    const { hub, cacheDir } = around;
    hub.token = 'hf_of_the_file';
    await mkdir(join(cacheDir, 'home'));
    await writeFile(join(cacheDir, 'home/token'), 'hf_of_the_file\n');
    await openHub(repo, select, { cacheDir });
    await writeFile(join(cacheDir, 'elsewhere'), 'hf_other');
    vi.stubEnv('HF_TOKEN_PATH', join(cacheDir, 'elsewhere'));
    expect((await errorOf(openHub(repo, select, { cacheDir }))).message).toContain('401');
  });
});

describe('a hub that refuses', () => {
  it('without a token: says what to do', async () => {
    const { hub, cacheDir } = around;
    hub.token = 'hf_secret';
    const error = await errorOf(openHub(repo, select, { cacheDir }));
    expect(error).toBeInstanceOf(HubError);
    expect(error).toHaveProperty('code', 'SD_HUB');
    expect(error.message).toContain(`${repo}@main: 127.0.0.1:`);
    expect(error.message).toContain('answered 401 (Access to this model is restricted.)');
    expect(error.message).toContain('accept its licence on its page and set HF_TOKEN');
    expect(hub.asked.length).toBe(1);
    hub.fault = () => ({ status: 403 });
    expect((await errorOf(openHub(repo, select, { cacheDir }))).message).toMatch(/403.*HF_TOKEN/);
  });

  it('what is not there: says what was looked for', async () => {
    const { hub, cacheDir } = around;
    for (const id of ['no-one/nothing', `${repo}@v9`]) {
      const error = await errorOf(openHub(id, select, { cacheDir }));
      expect(error).toBeInstanceOf(HubError);
      expect(error.message).toContain(id);
      expect(error.message).toContain('answered 404');
      expect(error.message).toContain(`${hub.endpoint}/api/models/${id.split('@')[0] ?? ''}/revision/`);
    }
    expect(await tree(cacheDir)).toEqual([]);
    hub.fault = ({ path }) => (path.endsWith('merges.txt') ? { status: 404 } : null);
    expect((await errorOf(openHub(repo, select, { cacheDir }))).message).toContain('merges.txt was looked for');
  });

  it.each([
    ['no JSON', 'Hello, this is a web page', 'no JSON'],
    ['no list', '{"sha": 5}', 'gave no commit and files'],
    ['a commit that leaves the cache', '{"sha": "../../../x", "siblings": []}', 'gave no commit and files'],
  ])('an endpoint that is no hub (%s)', async (_, body, message) => {
    const { hub, cacheDir } = around;
    const url = `data:application/json,${encodeURIComponent(body)}`;
    vi.stubGlobal('fetch', () => fetchOf(url));
    const error = await errorOf(openHub(repo, select, { cacheDir }));
    vi.unstubAllGlobals();
    expect(error).toBeInstanceOf(HubError);
    expect(error.message).toContain(message);
    expect(hub.asked).toEqual([]);
  });

  it('redirects for ever, or to what is no web address', async () => {
    const { hub, cacheDir } = around;
    hub.fault = ({ path }) => ({ status: 302, headers: { location: path } });
    expect((await errorOf(openHub(repo, select, { cacheDir }))).message).toContain('more than 10 redirects');
    hub.fault = () => ({ status: 302, headers: { location: 'file:///etc/passwd' } });
    expect((await errorOf(openHub(repo, select, { cacheDir }))).message).toContain(
      "a redirect to 'file:///etc/passwd'",
    );
  });

  it('gives a file of another commit, or without a tag', async () => {
    const { hub, cacheDir } = around;
    hub.fault = ({ method }) => (method === 'HEAD' ? { status: 200, headers: { 'content-length': '9' } } : null);
    expect((await errorOf(openHub(repo, select, { cacheDir }))).message).toContain("entity tag '', size 9");
    hub.fault = ({ method }) =>
      method === 'HEAD' ? { status: 200, headers: { etag: '"../../x"', 'content-length': '9' } } : null;
    expect((await errorOf(openHub(repo, select, { cacheDir }))).message).toContain("entity tag '../../x'");
    hub.fault = ({ method }) =>
      method === 'HEAD'
        ? { status: 200, headers: { etag: '"a"', 'content-length': '9', 'x-repo-commit': 'other' } }
        : null;
    expect((await errorOf(openHub(repo, select, { cacheDir }))).message).toContain('commit other');
  });

  it('an endpoint that is no address', async () => {
    vi.stubEnv('HF_ENDPOINT', 'hub.example');
    expect((await errorOf(openHub(repo, select, around))).message).toContain("HF_ENDPOINT: 'hub.example' was given");
  });
});

describe('names', () => {
  it.each([
    '../../outside',
    '/etc/passwd',
    'a/../../b',
    'a//b',
    './a',
    'C:/windows/a',
    'a\\..\\b',
    'D:a',
    'a/C:b',
    'a\0b',
    '',
  ])('of a listing may not leave the folder (%j)', async (name) => {
    const { hub, cacheDir } = around;
    hub.files[name] = { bytes: noise(10), lfs: false };
    const error = await errorOf(openHub(repo, () => ['model_index.json'], { cacheDir }));
    expect(error).toBeInstanceOf(HubError);
    expect(error.message).toContain(`the listing names a file ${JSON.stringify(name)}`);
    expect(await tree(cacheDir)).toEqual([]);
  });

  it('of a selection must be in the listing', async () => {
    const { cacheDir } = around;
    const error = await errorOf(openHub(repo, () => ['unet/other.safetensors'], { cacheDir }));
    expect(error.message).toContain('unet/other.safetensors was selected, which the snapshot does not have');
  });

  it('of models have the form that the hub allows', () => {
    const good = [
      'CompVis/stable-diffusion-v1-4',
      'a/b',
      'a_b/C.d',
      'a/b@main',
      'a/b@refs/pr/3',
      'a/b@v1.0+x',
      `a/b@${'0'.repeat(40)}`,
    ];
    const bad = [
      ...[
        '',
        'tiny',
        'a',
        'a/b/c',
        './a',
        '../a',
        '/a/b',
        'a/',
        '/b',
        'a/b/',
        'a//b',
        'a b/c',
        'a/b c',
        'a/..',
        '../b',
      ],
      ...['a/b@', 'a/b@..', 'a/b@x/../y', 'a/b@/x', 'a/b@x/', 'a/b@.x', 'a/b@x@y', 'a/b@x y', 'a/b@x\\y', 'a/b@x..y'],
      ...[
        '-a/b',
        'a-/b',
        'a/b.',
        'a/.b',
        'a--b/c',
        'a/b--c',
        'a/b..c',
        'a/b.git',
        'C:\\a',
        'C:/a',
        'https://a/b',
        'a\\b',
      ],
      ...['é/b', 'a/b?c', 'a/b#c', 'a/b%2f', `a/${'b'.repeat(97)}`, `a/b@${'c'.repeat(201)}`],
    ];
    expect(good.filter((id) => !isHubId(id))).toEqual([]);
    expect(bad.filter(isHubId)).toEqual([]);
  });

  it('of no form are refused before anything is asked', async () => {
    const error = await errorOf(openHub('a/../b', select, around));
    expect(error).toBeInstanceOf(HubError);
    expect(error.message).toContain('is no name of a model on a hub');
    expect(around.hub.asked).toEqual([]);
  });
});

const fetchOf = globalThis.fetch;
