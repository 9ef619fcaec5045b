import { createAdaptorServer } from '@hono/node-server';
import { SdError } from '../../errors';
import { app, type AppOptions } from './app';

export interface Listening {
  /** Where it is asked. */
  readonly address: string;
  /** Takes no more connections, and waits until those that are open have their answers. */
  close(): Promise<void>;
}

/** For a request to come in whole, and for its headers, in milliseconds: slow clients hold a place of the queue. */
const [WHOLE, HEADERS] = [60_000, 20_000];

/** Answers requests over HTTP. Throws an `SdError` when the address is taken. */
export async function listen(options: AppOptions, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app(options).fetch,
    serverOptions: { requestTimeout: WHOLE, headersTimeout: HEADERS, connectionsCheckingInterval: 5_000 },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(cannotListen(host, port, error));
    });
    server.listen(port, host, resolve);
  });
  const bound = server.address();
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** An address that cannot be listened at. */
function cannotListen(host: string, port: number, error: unknown): SdError {
  const found = error instanceof Error ? error.message : String(error);
  return new SdError('SD_SERVER', `${host}:${port}: cannot be listened at (${found}); another --port is needed.`);
}
