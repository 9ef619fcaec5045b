import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'assembly/',
      'training/',
      'node_modules/',
      '.engines/',
      'test/page/dist/',
      'test/page/dist-studio/',
      'test/docs/snippets/',
      'examples/queue/', // its types are those of packages of its own, by which its test checks it
      'docs/.vitepress/{cache,dist}/',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  { files: ['src/cli/**', 'bench/**', 'scripts/**', 'examples/**', 'test/clients/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
