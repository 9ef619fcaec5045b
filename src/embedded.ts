/**
 * Where the files of the embedded model are. Every URL is written out, because bundlers turn exactly this form into assets
 * of a page; this file lies as deep in `src/` as its bundle does in `dist/`, so that the paths hold in both.
 */
export function embeddedFile(path: string): URL | null {
  switch (path) {
    case 'model_index.json':
      return new URL('../checkpoints/tiny/model_index.json', import.meta.url);
    case 'scheduler/scheduler_config.json':
      return new URL('../checkpoints/tiny/scheduler/scheduler_config.json', import.meta.url);
    case 'text_encoder/config.json':
      return new URL('../checkpoints/tiny/text_encoder/config.json', import.meta.url);
    case 'text_encoder/model.safetensors':
      return new URL('../checkpoints/tiny/text_encoder/model.safetensors', import.meta.url);
    case 'tokenizer/merges.txt':
      return new URL('../checkpoints/tiny/tokenizer/merges.txt', import.meta.url);
    case 'tokenizer/vocab.json':
      return new URL('../checkpoints/tiny/tokenizer/vocab.json', import.meta.url);
    case 'unet/config.json':
      return new URL('../checkpoints/tiny/unet/config.json', import.meta.url);
    case 'unet/diffusion_pytorch_model.safetensors':
      return new URL('../checkpoints/tiny/unet/diffusion_pytorch_model.safetensors', import.meta.url);
    case 'vae/config.json':
      return new URL('../checkpoints/tiny/vae/config.json', import.meta.url);
    case 'vae/diffusion_pytorch_model.safetensors':
      return new URL('../checkpoints/tiny/vae/diffusion_pytorch_model.safetensors', import.meta.url);
    default:
      return null;
  }
}
