import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { StayPage } from "#app/ui/person/stay-page.tsx";
import { requirePerson } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "You stay signed in - Flowdown" }];

/** To open it is to use the session: it runs on from now. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { endsAt, memberships } = await requirePerson(request);
  return { endsAt: endsAt.toISOString(), timeZone: memberships[0]?.timeZone ?? "UTC" };
}

export default function StaySignedIn() {
  return <StayPage {...useLoaderData<typeof loader>()} />;
}
