import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getMailboxLetter } from "#app/queries/letter/mailbox.server.ts";
import { LetterPage } from "#app/ui/letter/letter-page.tsx";
import { isDemo } from "#app/web/demo.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.letter.subject ?? "Letter"} - Flowdown` },
];

export async function loader({ params }: LoaderFunctionArgs) {
  if (!isDemo()) throw notFound();
  const letter = orNotFound(await getMailboxLetter(requireId(params, "letterId")));
  const { html: _, ...shown } = letter;
  return { letter: shown };
}

export default function MailboxLetter() {
  return <LetterPage {...useLoaderData<typeof loader>()} />;
}
