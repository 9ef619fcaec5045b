import type { Module, Param } from '../../layers/module';
import { diffusersName, ldmName, type Structure } from '../names';

/** The networks that LoRAs change: their parameters, and for LDM's names the UNet's counts. */
export interface LoraModels {
  readonly textEncoder: Module;
  readonly diffusionModel: Module & { readonly structure: Structure };
}

export type LoraPart = keyof LoraModels;

/** A parameter that a LoRA may change. */
export interface TargetParam {
  readonly part: LoraPart;
  readonly path: string;
  readonly param: Param;
}

/** What a layer has that may be changed. */
export interface Site {
  readonly weight?: TargetParam;
  readonly bias?: TargetParam;
}

/** Tensors that are saved with a LoRA and do not belong to it. */
export const unneeded = /(^|\.)(position_ids|logit_scale)$/;

/** Adapters of other kinds, by the names of their tensors. */
const others: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['OFT', /\.(oft_|boft_)/],
  ['IA3', /\.(on_input|ia3_l)$/],
  ['GLoRA', /\.[ab][12]\.weight$/],
  ['a LoRA with biases', /(\.bias_(indices|values|size)|lora_[AB](\.\w+)?\.bias|lora_up\.bias)$/],
  ['a LoRA of an embedding', /\.lora_embedding_[AB]/],
];

/** The unsupported kind of adapter that a tensor of this name belongs to; null for supported and for unknown names. */
export function otherKind(name: string): string | null {
  return others.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/**
 * The prefixes of layer names, and the network that each stands for. Points count as underscores, as in kohya's files.
 * The first prefix that fits counts; names without one are the UNet's.
 */
const fronts: readonly (readonly [front: string, part: LoraPart])[] = [
  ['text_encoder_', 'textEncoder'], // diffusers
  ['lora_te_', 'textEncoder'], // kohya, OneTrainer
  ['lora_te1_', 'textEncoder'],
  ['te_', 'textEncoder'],
  ['te1_', 'textEncoder'],
  ['clip_l_', 'textEncoder'], // ComfyUI, OneTrainer
  ['clip_h_', 'textEncoder'],
  ['text_encoders_clip_l_transformer_', 'textEncoder'],
  ['text_encoders_clip_h_transformer_', 'textEncoder'],
  ['cond_stage_model_transformer_', 'textEncoder'], // LDM
  ['text_model_', 'textEncoder'], // PEFT or LyCORIS around a text encoder alone
  ['unet_', 'diffusionModel'], // diffusers
  ['lora_unet_', 'diffusionModel'], // kohya, OneTrainer
  ['model_diffusion_model_', 'diffusionModel'], // LDM
  ['diffusion_model_', 'diffusionModel'], // ComfyUI
];

/** What PEFT and LyCORIS write before the names of layers, whatever the network. */
const wrappers = ['base_model_model_', 'lycoris_'];

/** One spelling for all: kohya's files have underscores for points. */
function spelled(layer: string): { readonly part: LoraPart; readonly rest: string } {
  const whole = layer.replaceAll('.', '_');
  const wrapper = wrappers.find((one) => whole.startsWith(one)) ?? '';
  const plain = whole.slice(wrapper.length);
  const [front, part] = fronts.find(([one]) => plain.startsWith(one)) ?? ['', 'diffusionModel'];
  const rest = plain.slice(front.length);
  return { part, rest: part === 'textEncoder' ? rest.replace(/^text_model_/, '') : rest };
}

/**
 * Finds what a layer of a LoRA file changes, by every known name: diffusers' (with the attention processors from before
 * PEFT), LDM's, with points or with kohya's underscores, after any prefix.
 */
export function loraPlaces({ textEncoder, diffusionModel }: LoraModels): (layer: string) => Site | undefined {
  const sites = { textEncoder: new Map<string, Site>(), diffusionModel: new Map<string, Site>() };
  const add = (part: LoraPart, model: Module, names: (path: string) => string[]) => {
    for (const [path, param] of model.parameters()) {
      if (param.kind === 'embedding') continue;
      const end = path.endsWith('.bias') ? 'bias' : 'weight';
      for (const name of names(path)) {
        const key = name.replaceAll('.', '_');
        sites[part].set(key, { ...sites[part].get(key), [end]: { part, path, param } });
      }
    }
  };
  add('textEncoder', textEncoder, textEncoderNames);
  add('diffusionModel', diffusionModel, (path) => diffusionModelNames(path, diffusionModel.structure));
  return (layer) => {
    const { part, rest } = spelled(layer);
    return sites[part].get(rest);
  };
}

/** Before PEFT, diffusers named these projections as it names the UNet's. */
function textEncoderNames(path: string): string[] {
  const name = layerOf(diffusersName('textEncoder', path)).replace('text_model.', '');
  return [...new Set([name, name.replace(/\.(q|k|v|out)_proj$/, '.to_$1')])];
}

function diffusionModelNames(path: string, structure: Structure): string[] {
  const name = layerOf(diffusersName('diffusionModel', path));
  const older = name.replace(/\.(attn[12])\.(to_q|to_k|to_v|to_out)(\.0)?$/, '.$1.processor.$2');
  return [...new Set([name, older, layerOf(ldmName('diffusionModel', path, structure))])];
}

function layerOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.'));
}
