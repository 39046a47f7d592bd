import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import type { Plugin } from "vite";

/** Where the page stands in the client build; served as `/verify`. */
const FILE_NAME = "verify.html";
const FOLDER = "app/verifier";

/**
 * Writes the page that checks records as one file with script and style inside, so that it can be
 * saved and opened from a disk without a network. Its policy lets nothing else run or be fetched.
 */
export function verifierPage(): Plugin {
  return {
    name: "verifier-page",
    apply: "build",
    async generateBundle() {
      if (this.environment.config.build.ssr) return;
      this.emitFile({ type: "asset", fileName: FILE_NAME, source: await writePage() });
    },
  };
}

/** The page as it stands in the sources. */
export async function writePage(): Promise<string> {
  const [page, style, script] = await Promise.all([
    readFile(`${FOLDER}/page.html`, "utf8"),
    readFile(`${FOLDER}/page.css`, "utf8"),
    bundle(),
  ]);
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`;
  return page
    .replace("POLICY", () => policy)
    .replace("<style></style>", () => `<style>${style}</style>`)
    .replace("<script></script>", () => `<script>${script}</script>`);
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${FOLDER}/main.ts`],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    charset: "ascii",
    target: "es2022",
    legalComments: "none",
  });
  // The text would end the script element early.
  return (outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script");
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
