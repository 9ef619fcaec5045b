import { expect, it } from 'vitest';
import { eachBackend, expectNoLeak } from '../support/engines';
import { IMAGE_TOLERANCE, LATENT_TOLERANCE } from '../support/parity';
import { drawTrajectory, openTrajectory } from '../support/trajectory-cases';

/** The whole class against KerasCV's: its loop, noise, guidance and 8-bit pictures around small seeded networks. */
eachBackend(() => {
  it("draws what KerasCV's generate_image draws", { timeout: 300_000 }, async () => {
    const { run, differences } = openTrajectory();
    const { latents, image } = differences(await expectNoLeak(() => drawTrajectory(run)));
    expect(latents).toBeLessThan(LATENT_TOLERANCE);
    expect(image).toBeLessThanOrEqual(IMAGE_TOLERANCE);
  });
});
