import { build } from "esbuild";
import type { Plugin } from "vite";

/**
 * Builds what `npm start` runs beside the pages: nothing is translated when the portal starts, and what
 * translates takes none of its memory.
 */
export function serverProgram(): Plugin {
  return {
    name: "server-program",
    apply: "build",
    async generateBundle() {
      if (!this.environment.config.build.ssr) return;
      this.emitFile({ type: "asset", fileName: "serve.js", source: await bundle() });
    },
  };
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ["app/cli/serve.ts"],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
  });
  return outputFiles[0]?.text ?? "";
}
