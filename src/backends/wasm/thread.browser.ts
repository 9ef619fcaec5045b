import type { ThreadStart } from './control';
import { attend } from './thread';

globalThis.addEventListener(
  'message',
  ({ data }: MessageEvent<ThreadStart>) => {
    attend(data);
  },
  { once: true },
);
