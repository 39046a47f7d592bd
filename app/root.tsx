import type { MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet } from "@remix-run/react";
import type { ReactNode } from "react";
import "./ui/styles/index.css";
import { RouteProblem } from "./ui/shell/route-problem.tsx";

export const meta: MetaFunction = () => [{ title: "Flowdown" }];

export function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>{children}</body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <RouteProblem />;
}
