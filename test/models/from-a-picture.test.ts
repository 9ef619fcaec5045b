import { describe, expect, it } from 'vitest';
import { eachBackend, expectNoLeak } from '../support/engines';
import { fromPictureDifference, fromPictureRuns, withSmallModels } from '../support/from-a-picture';
import { IMAGE_TOLERANCE, LATENT_TOLERANCE } from '../support/parity';

describe('pictures from pictures are those of diffusers', () => {
  eachBackend((name) => {
    it('image-to-image, and inpainting with UNets of four and of nine channels', async () => {
      await expectNoLeak(() =>
        withSmallModels(async (draw) => {
          for (const [latents, picture] of fromPictureRuns(name)) {
            const drawn = await draw(latents);
            expect(fromPictureDifference(latents, drawn), latents.name).toBeLessThan(LATENT_TOLERANCE);
            expect(fromPictureDifference(picture, drawn), picture.name).toBeLessThanOrEqual(IMAGE_TOLERANCE);
          }
        }),
      );
    }, 300_000); // on cpu it takes a minute or two
  });
});
