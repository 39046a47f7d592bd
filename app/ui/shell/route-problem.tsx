import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { ImpossibleMoment, type ImpossibleMomentProps } from "#app/ui/moment/impossible-moment.tsx";
import { ErrorPage } from "./error-page.tsx";
import { problemOf, wordsOf } from "./problem-words.ts";
import { TypedWords } from "./typed-words.tsx";

/** The page for every refusal and every unexpected error, wherever in the portal it happens. */
export function RouteProblem() {
  const error = useRouteError();
  const problem = problemOf(error);
  const moment = isRouteErrorResponse(error) ? error.data : null;
  return (
    <ErrorPage {...problem} homeHref={paths.home}>
      <TypedWords words={wordsOf(error)} />
      {problem.status === 400 && moment?.problems && <MomentProblem {...moment} />}
    </ErrorPage>
  );
}

/** An address that asks for a day that cannot be shown: no other day is shown in its place. */
function MomentProblem(props: Omit<ImpossibleMomentProps, "href">) {
  const { pathname } = useLocation();
  return <ImpossibleMoment {...props} href={pathname} />;
}
