import { checkCall, filledText, place } from '../checks';
import { saveOptions, type SaveOptions } from '../formats/save-safetensors';
import { TinyDecoderNetwork } from '../models/tiny-decoder';
import { loadOptions, type LoadOptions } from '../weights/load';
import { diffusersName } from '../weights/names';
import { openTinyDecoder, tinyDecoderOptions, type TinyDecoderOptions } from './taesd';

/**
 * A tiny decoder with the files that there are of it. It decodes runs that name it as `decoder` or `previewDecoder`.
 */
export class TinyDecoder extends TinyDecoderNetwork {
  static override get name(): string {
    return 'TinyDecoder'; // minifiers rename classes
  }

  /** Its name on a hub, or that of its file or folder; for the settings of pictures. */
  name = 'TinyDecoder';

  /** As the parts of a `StableDiffusion`. */
  override jitCompile = true;

  /**
   * The decoder in a folder of diffusers' `AutoencoderTiny`, by path, URL, or name on a hub, or in a `.safetensors`
   * file with diffusers' names or TAESD's own. Throws `WeightsError` if there is no file, or it is not what is needed.
   */
  static async fromPretrained(location: string | URL, options: TinyDecoderOptions = {}): Promise<TinyDecoder> {
    checkCall('TinyDecoder.fromPretrained', ['the location', location, place], options, tinyDecoderOptions);
    const { name, config, open } = await openTinyDecoder(String(location), options);
    const decoder = new TinyDecoder(config);
    decoder.name = name;
    await decoder.loadInTurn(open, options);
    return decoder;
  }

  /**
   * Loads weights of this structure from where `fromPretrained` finds them. Throws `WeightsError`; then no weights are
   * left.
   */
  override async loadWeights(location: string | URL, options: LoadOptions = {}): Promise<void> {
    checkCall('loadWeights', ['the location', location, place], options, loadOptions);
    const { open } = await openTinyDecoder(String(location), options);
    await this.loadInTurn(open, options);
  }

  /** Writes the weights to a `.safetensors` file with diffusers' names. Throws as `Model.saveWeights`. */
  override saveWeights(path: string, options: SaveOptions = {}): Promise<void> {
    checkCall('saveWeights', ['the path', path, filledText], options, saveOptions);
    return this.saveInTurn(path, (ours) => diffusersName(this.part, ours, this.structure), options);
  }
}
