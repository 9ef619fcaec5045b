// The official client of OpenAI for Node: node openai.mjs PACKAGES ADDRESS KEY. What it got, as JSON.
import { createRequire } from 'node:module';

const [, , packages, address, apiKey] = process.argv;
const { default: OpenAI, toFile } = createRequire(`${packages}/package.json`)('openai');
const client = new OpenAI({ baseURL: `${address}/v1`, apiKey, maxRetries: 0 });

const asked = { prompt: 'a red heart', size: '64x64', steps: 2, seed: 7 };
const drawn = await client.images.generate({ ...asked, model: 'gpt-image-1', n: 2 });
const byUrl = await client.images.generate({ ...asked, response_format: 'url' });
const fetched = await fetch(byUrl.data[0].url);
const png = Buffer.from(drawn.data[0].b64_json, 'base64');
const image = await toFile(png, 'heart.png', { type: 'image/png' });
const edited = await client.images.edit({ ...asked, image, prompt: 'a yellow star', strength: 0.9 });
const models = [];
for await (const { id } of client.models.list()) models.push(id);

/** The error of a call. */
async function fault(call) {
  try {
    await call();
    return null;
  } catch (error) {
    return { name: error.constructor.name, status: error.status, code: error.code, message: error.message };
  }
}

const left = new AbortController();
const long = client.images.generate({ ...asked, steps: 150, size: '256x256' }, { signal: left.signal });
setTimeout(() => left.abort(), 500);

console.log(
  JSON.stringify({
    pictures: drawn.data.map(({ b64_json }) => b64_json),
    size: drawn.size,
    fetched: Buffer.from(await fetched.arrayBuffer()).toString('base64'),
    edited: edited.data.map(({ b64_json }) => b64_json),
    models,
    left: await fault(() => long),
    wrongSize: await fault(() => client.images.generate({ ...asked, size: '65x64' })),
    unknownOption: await fault(() => client.images.generate({ ...asked, negative_promt: 'blur' })),
    wrongKey: await fault(() => new OpenAI({ baseURL: `${address}/v1`, apiKey: 'wrong' }).images.generate(asked)),
  }),
);
