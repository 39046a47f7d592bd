import type { MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts } from "@remix-run/react";
import type { ReactNode } from "react";
import "./ui/styles/index.css";
import { FormShowingMeta } from "./ui/kit/form-showing.tsx";
import { usePageScript } from "./ui/shell/page-script.ts";
import { problemMeta } from "./ui/shell/problem-words.ts";
import { RouteProblem } from "./ui/shell/route-problem.tsx";

export const meta: MetaFunction = problemMeta;

export function Layout({ children }: { children: ReactNode }) {
  const script = usePageScript();
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
        {script && <FormShowingMeta />}
      </head>
      <body>
        {children}
        {script && <Scripts nonce={script.nonce} />}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <RouteProblem />;
}
