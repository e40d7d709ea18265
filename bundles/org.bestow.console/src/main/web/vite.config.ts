import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  // The server replaces the placeholder in each answer with a nonce of its own.
  html: { cspNonce: 'BESTOW_NONCE' },
  resolve: {
    alias: {
      // rjsf imports the compiling validator in a module for its own tests without declaring it.
      '@rjsf/validator-ajv8': fileURLToPath(new URL('src/form/no-compiling-validator.ts', import.meta.url)),
    },
  },
  build: {
    outDir: process.env.BESTOW_WEB_OUT ?? '../../../target/classes/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { '/api': process.env.BESTOW_URL ?? 'http://127.0.0.1:8181' } },
  test: { environment: 'jsdom', include: ['test/**/*.test.{ts,tsx}'] },
});
