import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listMailbox } from "#app/queries/letter/mailbox.server.ts";
import { MailboxPage } from "#app/ui/letter/mailbox-page.tsx";
import { isDemo } from "#app/web/demo.server.ts";
import { notFound } from "#app/web/problem.server.ts";

export const meta: MetaFunction = () => [{ title: "Mailbox of the demo - Flowdown" }];

export async function loader() {
  if (!isDemo()) throw notFound();
  return { letters: await listMailbox() };
}

export default function Mailbox() {
  return <MailboxPage {...useLoaderData<typeof loader>()} />;
}
