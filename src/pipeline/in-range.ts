import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Call } from '../models/calls';
import { Model } from '../models/model';
import { upcast } from '../precision/policy';
import { holdsNumbers } from './pictures';
import type { LatentDecoder } from './tiling';

/**
 * The pixels that `decode` makes. Where a decoder of this library is held in float16 and some of them are no numbers, its
 * weights are loaded again in float32, in which they stay, and the latents are decoded once more: the numbers of float16
 * end at 65,504, and those within some autoencoders do not.
 */
export async function decodedInRange(
  call: Call,
  decoder: LatentDecoder,
  decode: () => Promise<Tensor4D>,
): Promise<Tensor4D> {
  const isNarrow = () => decoder instanceof Model && upcast(decoder.policy) !== decoder.policy;
  const mayOverflow = isNarrow(); // another run may change it meanwhile
  const pixels = await decode();
  if (!(decoder instanceof Model) || decoder.origin === null || !mayOverflow || (await holdsNumbers(pixels)))
    return pixels;
  pixels.dispose();
  const { origin } = decoder;
  await decoder.keeper.calls.inTurn(call, async () => {
    if (!isNarrow()) return;
    const message = `${call.where}: the decoder's values overflowed float16; it decodes in float32 from now on.`;
    call.onProgress?.({ kind: 'warning', message });
    decoder.dispose();
    decoder.policy = upcast(decoder.policy);
    await decoder.loadFrom(origin, { signal: call.signal, onProgress: call.onProgress });
  });
  return decode();
}
