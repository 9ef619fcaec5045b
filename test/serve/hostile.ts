import { deflateSync } from 'node:zlib';
import { SIGNATURE, writeChunk } from '../../src/image/chunks';
import { SdImage } from '../../src/image/image';
import { bombs } from '../support/fuzz-json';
import { header } from '../support/fuzz-png';
import { damagedText, pick, sizeUpTo, spoiled, utf8, type Random } from '../support/fuzzing';

/** A request that means ill, or is damaged. */
export interface Hostile {
  readonly path: string;
  readonly body: Uint8Array<ArrayBuffer> | FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

const picture = new SdImage({ width: 16, height: 16, data: new Uint8ClampedArray(16 * 16 * 3) }).toPNG();
const png = (width: number, height: number, packed: Uint8Array): Buffer =>
  Buffer.concat([
    SIGNATURE,
    header(width, height, 8, 2, 0),
    writeChunk('IDAT', packed),
    writeChunk('IEND', new Uint8Array()),
  ]);
/** Files that are no pictures, or are far more than they look. */
const files: readonly Uint8Array[] = [
  picture.slice(0, 40),
  picture.map((byte, i) => (i === 45 ? byte ^ 1 : byte)),
  png(60_000, 60_000, deflateSync(new Uint8Array(1000))),
  png(2 ** 31, 2 ** 31, new Uint8Array(4)),
  png(16, 16, deflateSync(new Uint8Array(2 ** 26), { level: 1 })), // 64 MB for 784 bytes
  Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0xff, 0xff, 0xff, 0xff, 3, 1, 17, 0, 2, 17, 1, 3, 17, 1), // a JPEG
  utf8.encode('GIF89a'),
  utf8.encode('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
  new Uint8Array(0),
];

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const asked = { prompt: 'a red heart', steps: 1, seed: 1 };
const bodies: Readonly<Record<string, object>> = {
  '/v1/images/generations': { ...asked, n: 1, size: '16x16', response_format: 'b64_json', sampler: 'ddim' },
  '/sdapi/v1/txt2img': { ...asked, width: 16, height: 16, sampler_name: 'Euler a', override_settings: {}, n_iter: 1 },
  '/sdapi/v1/img2img': { ...asked, width: 16, height: 16, init_images: [base64(picture)], mask: base64(picture) },
  '/sdapi/v1/options': { sd_model_checkpoint: 'tiny' },
};

/** Numbers as JSON may have them, and as it may not. */
const raw = ['NaN', 'Infinity', '-1', '1e999', '1e308', '9'.repeat(400), '0x10', '00', '1.5', '-0', '9007199254740993'];

function json(random: Random): Hostile {
  const path = pick(Object.keys(bodies), random);
  const body = bodies[path] ?? {};
  const kinds: (() => Uint8Array<ArrayBuffer>)[] = [
    () => damagedText(spoiled(body, random), random),
    () => damagedText(spoiled(spoiled(body, random), random), random),
    () => utf8.encode(JSON.stringify(body).replace(/:(1|16)(?=[,}])/, `:${pick(raw, random)}`)),
    () => utf8.encode(pick(Object.values(bombs), random)(sizeUpTo(2 ** 18, random) + 100)),
    () => utf8.encode(JSON.stringify(body).replace('{', `{"${pick(['__proto__', 'constructor', 'prompt'], random)}":{"steps":1},`)), // prettier-ignore
    () => utf8.encode(JSON.stringify({ ...body, prompt: pick(['\ud800', '\u0000', '((((', '(a:1e9)', ' '.repeat(9999), '🫀'.repeat(5001)], random) })), // prettier-ignore
    () =>
      utf8.encode(JSON.stringify({ ...body, init_images: [pick(['', 'data:,', '!', 'http://127.0.0.1/'], random)] })),
    () => utf8.encode(JSON.stringify({ ...body, init_images: [base64(pick(files, random))] })),
    () => utf8.encode(JSON.stringify({ ...body, mask: base64(pick(files, random)) })),
    () => Uint8Array.from({ length: sizeUpTo(1000, random) }, () => Math.floor(random() * 256)),
  ];
  const types = [
    'application/json',
    'application/json',
    'text/xml',
    'multipart/form-data',
    'application/json; charset=utf-16',
  ];
  return { path, body: pick(kinds, random)(), headers: { 'content-type': pick(types, random) } };
}

function form(random: Random): Hostile {
  const path = '/v1/images/edits';
  if (random() < 0.2) {
    const boundary = pick(
      ['', '; boundary=', '; boundary=x', '; boundary=""', `; boundary=${'x'.repeat(200)}`],
      random,
    );
    const part = '--x\r\nContent-Disposition: form-data; name="prompt"\r\n\r\na\r\n--x';
    const body = utf8.encode(pick([part, `${part}--`, '--x', '', part.replaceAll('\r', '')], random));
    return { path, body, headers: { 'content-type': `multipart/form-data${boundary}` } };
  }
  const body = new FormData();
  const fields = { prompt: 'a', size: '16x16', steps: '1', n: '1', strength: '0.5' };
  for (const [name, value] of Object.entries(fields)) if (random() < 0.9) body.append(name, value);
  const name = pick([...Object.keys(fields), '__proto__', 'image', 'image[]', 'x'.repeat(1000)], random);
  body.append(name, pick([...raw, '', '1e3', '٣', '\u0000'], random));
  const file = (): Blob => new Blob([new Uint8Array(pick([picture, ...files], random))], { type: 'image/png' });
  for (let n = sizeUpTo(3, random); n > 0; n--)
    body.append(pick(['image', 'image[]', 'mask'], random), file(), '../a.png');
  return { path, body };
}

/** Of both APIs. */
export const hostile = (random: Random): Hostile => (random() < 0.75 ? json(random) : form(random));

/** What is no HTTP, or not quite. */
export const notHttp: readonly string[] = [
  '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001',
  'GET / HTTP/9.9\r\n\r\n',
  'POST /v1/images/generations HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n{}',
  'POST /v1/images/generations HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}',
  'POST /v1/images/generations HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n',
  `GET /health HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`,
  'GET /health HTTP/1.1\r\nHost: localhost\r\nA b: c\r\n\r\n',
  'GET /health HTTP/1.1\r\n\r\n',
  `GET /${'%00'.repeat(100)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
  'GET //evil.example/.. HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: [::\r\nConnection: close\r\n\r\n',
];
