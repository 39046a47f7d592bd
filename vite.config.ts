import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import { serverProgram } from "./app/cli/vite-plugin.ts";
import { verifierPage } from "./app/verifier/vite-plugin.ts";
import remixOptions from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [remix(remixOptions), verifierPage(), serverProgram()],
  // Taken apart when it is built: whole, it brings what colors code and lays out with Tailwind.
  ssr: { noExternal: [/^@react-email\/(?!render)/] },
  build: {
    target: "es2022",
    // What a browser loads is 3 % smaller than by esbuild; the server's errors name lines that people read.
    minify: isSsrBuild ? false : "terser",
    reportCompressedSize: false,
  },
}));
