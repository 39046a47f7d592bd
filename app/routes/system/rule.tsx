import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { readRuleQuestion } from "#app/domain/rule/question.ts";
import { RulePage } from "#app/ui/rule/rule-page.tsx";
import { listOwnPrimes } from "#app/web/own-primes.server.ts";

export const meta: MetaFunction = () => [{ title: "The rule today - Flowdown" }];

/** The texts are those of the Government in Washington, and so is their day. */
const TIME_ZONE = "America/New_York";

export async function loader({ request }: LoaderFunctionArgs) {
  const today = calendarDateOf(new Date(), TIME_ZONE);
  const read = readRuleQuestion(new URL(request.url).searchParams, today);
  const primes = await listOwnPrimes(request);
  return data({ today, primes, ...read }, { status: read.question ? 200 : 400 });
}

export default function Rule() {
  return <RulePage {...useLoaderData<typeof loader>()} />;
}
