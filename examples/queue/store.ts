// Where pictures go: a folder, or a bucket of S3 or of what speaks its language.
import { randomUUID } from 'node:crypto';
import { access, link, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';

export interface Store {
  has(name: string): Promise<boolean>;
  /** Puts a picture there whole, or not at all; false where one of that name was there before. */
  put(name: string, bytes: Uint8Array): Promise<boolean>;
}

export async function openStore(place: string): Promise<Store> {
  if (place.startsWith('s3://')) return bucket(new URL(place));
  await mkdir(place, { recursive: true });
  return folder(place);
}

function folder(place: string): Store {
  return {
    has: (name) =>
      access(join(place, name)).then(
        () => true,
        () => false,
      ),
    async put(name, bytes) {
      const partial = join(place, `.${name}.${randomUUID()}.partial`);
      try {
        await writeFile(partial, bytes);
        await link(partial, join(place, name)); // fails where there is such a file, unlike renaming
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
        throw error;
      } finally {
        await rm(partial, { force: true });
      }
    },
  };
}

/** With AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, and S3_ENDPOINT for others than Amazon's. */
function bucket({ hostname, pathname }: URL): Store {
  const {
    AWS_ACCESS_KEY_ID = '',
    AWS_SECRET_ACCESS_KEY = '',
    AWS_REGION: region = 'us-east-1',
    S3_ENDPOINT,
  } = process.env;
  const aws = new AwsClient({
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    service: 's3',
    region,
  });
  const endpoint = S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`;
  const prefix = pathname.replace(/^\/|\/$/g, '');
  const urlOf = (name: string): string => [endpoint, hostname, ...(prefix === '' ? [] : [prefix]), name].join('/');
  return {
    async has(name) {
      const { status } = await aws.fetch(urlOf(name), { method: 'HEAD' });
      if (status !== 200 && status !== 404) throw new Error(`${urlOf(name)}: the store answered ${status}.`);
      return status === 200;
    },
    async put(name, bytes) {
      const headers = { 'content-type': 'image/png', 'if-none-match': '*' };
      const { status } = await aws.fetch(urlOf(name), { method: 'PUT', body: new Uint8Array(bytes), headers });
      if (status === 412) return false;
      if (status >= 300) throw new Error(`${urlOf(name)}: the store answered ${status}.`);
      return true;
    },
  };
}
