import type { ActionFunction, ServerBuild } from "@remix-run/node";
import { asSystem } from "#app/platform/db.server.ts";
import {
  AnsweredBefore,
  findAnswer,
  forgetPost,
  keepAnswer,
  type PostAnswer,
} from "#app/platform/form-post.server.ts";
import { type Post, withPost } from "#app/platform/request-context.server.ts";
import { forgetTyped, keepTyped } from "./kept-form.server.ts";
import { newPost, takePostedFields } from "./posted-form.server.ts";
import { readAnyForm } from "./read-any-form.server.ts";
import { RefusedForm } from "./refused-form.server.ts";
import { withTyped } from "./refused-words.server.ts";
import { SessionEnded } from "./session-ended.server.ts";

/** Every action of the portal answers a form that is sent twice once. */
export function answerFormsOnce(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const action = route?.module.action as ActionFunction | undefined;
    if (!route || !action) return [id, route];
    return [id, { ...route, module: { ...route.module, action: answerOnce(action) } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

type Outcome = { value: unknown; isThrown: boolean };

/**
 * An action that does the work of a form once, however often and however simultaneously the form is
 * sent: the command's transaction holds the form's digest, others wait for it, and all get the same
 * answer. Where the session has ended, what was typed is kept.
 *
 * The answer is kept when it leads on; what was refused may be sent again.
 */
export function answerOnce(action: ActionFunction): ActionFunction {
  return (args) => {
    const { request } = args;
    const post = newPost(request);
    return withPost(post, async () => finish(request, post, await run(() => action(args), post)));
  };
}

async function finish(
  request: Request,
  post: Post,
  { value, isThrown }: Outcome,
): Promise<unknown> {
  if (value instanceof AnsweredBefore) return replay(value.answer);
  if (value instanceof SessionEnded && !post.held)
    return answerWithoutSession(request, post, value);
  const answer = answerOf(value);
  const earlier = post.held ? null : await findEarlier(post);
  if (earlier) return replay(earlier);
  if (post.held) await settle(post, answer);
  if (isThrown) throw await withTyped(request, post, value);
  return answer ? withForgotten(request, value as Response) : value;
}

async function run(work: () => unknown, post: Post): Promise<Outcome> {
  try {
    return { value: await work(), isThrown: false };
  } catch (error) {
    if (error instanceof Response || error instanceof AnsweredBefore)
      return { value: error, isThrown: true };
    const held = await post.held?.catch(() => null);
    await held?.rollBack();
    throw error;
  }
}

/** Keep the answer with what the command wrote, or what was refused without one. */
async function settle(post: Post, answer: PostAnswer | null): Promise<void> {
  const held = await post.held;
  const { digest } = post;
  if (!held || !digest) return;
  try {
    if (answer) await keepAnswer(held.tx, digest, answer);
    else await forgetPost(held.tx, digest);
  } catch (error) {
    await held.rollBack();
    throw error;
  }
  await held.commit();
  // What follows, such as forgetting what was kept of a form, needs a transaction that is open.
  post.held = null;
}

/** The session may have ended by this very form: then it shows what came of it. */
async function answerWithoutSession(
  request: Request,
  post: Post,
  ended: SessionEnded,
): Promise<Response> {
  const form = await readAnyForm(request);
  if (form) takePostedFields(form.fields);
  const earlier = await findEarlier(post);
  if (earlier) return replay(earlier);
  return form ? keepTyped(request, form, ended) : ended;
}

/** What came of the same form while this one was on its way. */
async function findEarlier({ digest, browser }: Post): Promise<PostAnswer | null> {
  if (!digest) return null;
  return asSystem((tx) => findAnswer(tx, { digest, browser }));
}

function answerOf(value: unknown): PostAnswer | null {
  if (!(value instanceof Response) || value instanceof RefusedForm) return null;
  const location = value.headers.get("Location");
  if (!location || value.status < 300 || value.status > 399) return null;
  return { status: value.status, location, cookies: value.headers.getSetCookie() };
}

function replay({ status, location, cookies }: PostAnswer): Response {
  const headers = new Headers({ Location: location });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status, headers });
}

async function withForgotten(request: Request, answer: Response): Promise<Response> {
  const cookie = await forgetTyped(request);
  if (cookie) answer.headers.append("Set-Cookie", cookie);
  return answer;
}
