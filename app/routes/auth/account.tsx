import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listOwnSessions } from "#app/queries/own-sessions.server.ts";
import { AccountPage } from "#app/ui/account/account-page.tsx";
import { requirePerson } from "#app/web/require-access.server.ts";
import { listPlaces } from "#app/web/shell.server.ts";

export const meta: MetaFunction = () => [{ title: "Your account - Flowdown" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const [places, sessions] = await Promise.all([
    listPlaces(person.personId),
    listOwnSessions(person),
  ]);
  const isChanged = new URL(request.url).searchParams.has("changed");
  return { name: person.personName, email: person.email, places, sessions, isChanged };
}

export default function Account() {
  return <AccountPage {...useLoaderData<typeof loader>()} />;
}
