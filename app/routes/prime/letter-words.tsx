import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { setAddition } from "#app/commands/letter/set-addition.server.ts";
import { ADDED_KINDS, additionForm, isAddedKind } from "#app/domain/letter/addition.ts";
import { paths } from "#app/paths.ts";
import { listAdditions } from "#app/queries/letter/addition.server.ts";
import { previewAddition } from "#app/queries/letter/preview.server.ts";
import { LetterWordsPage } from "#app/ui/letter/letter-words-page.tsx";
import { readForm, readQuery } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Own words in letters - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const query = new URL(request.url).searchParams;
  const kind = kindOf(query);
  const { organizationId: o } = actor;
  const versions = await reading(actor, (scope) => listAdditions(scope, kind));
  const current = versions[0]?.text ?? "";
  const shown = {
    kind,
    current,
    versions,
    isSaved: query.has("saved"),
    here: paths.prime.letterWords(o, kind),
    lettersHref: paths.prime.letters(o),
    tabs: ADDED_KINDS.map((one) => ({ kind: one, href: paths.prime.letterWords(o, one) })),
  };
  const typed = new URLSearchParams({ text: query.get("text") ?? current });
  const read = readQuery(typed, additionForm(kind));
  if (!read.ok) return { ...shown, typed: typed.get("text") ?? "", checked: read.result };
  const { text } = read.value;
  const letter = await previewAddition(actor, kind, text);
  return {
    ...shown,
    typed: text,
    preview: {
      subject: letter.subject,
      text: letter.text,
      href: paths.prime.letterWordsPreview(o, kind, text),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const kind = kindOf(new URL(request.url).searchParams);
  const form = await readForm(request, additionForm(kind));
  if (!form.ok) return form.reply;
  await setAddition(actor, kind, form.value.text);
  return redirect(`${paths.prime.letterWords(actor.organizationId, kind)}&saved=yes`, 303);
}

function kindOf(query: URLSearchParams) {
  const asked = query.get("kind");
  return isAddedKind(asked) ? asked : ADDED_KINDS[0];
}

export default function LetterWords() {
  return <LetterWordsPage {...useLoaderData<typeof loader>()} />;
}
