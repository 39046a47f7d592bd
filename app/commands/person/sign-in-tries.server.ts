import { type Browser, deviceKnownTo } from "#app/domain/person/browser.ts";
import {
  forgetTries,
  hasMark,
  keepMark,
  type Limit,
  returnTry,
  type Subject,
  takeTry,
} from "#app/platform/rate-limit.server.ts";

/**
 * Strangers' tries never keep the owner out. A browser in which the owner gave both factors before has
 * a limit of its own; everybody else is counted by network, by account and network together, and,
 * on a network from which the owner never came, by account and by all strangers' failures together.
 */
const BY_DEVICE: Limit = { name: "sign-in-device", most: 10, seconds: 60, backsOff: true };
const BY_NETWORK: Limit = { name: "sign-in-network", most: 30, seconds: 600 };
const BY_ACCOUNT_AND_NETWORK: Limit = {
  name: "sign-in-account-network",
  most: 5,
  seconds: 60,
  backsOff: true,
};
const BY_ACCOUNT: Limit = { name: "sign-in-account", most: 20, seconds: 600, backsOff: true };
/** The brake on spraying: few passwords against many accounts, from many networks. */
const BY_STRANGERS: Limit = { name: "sign-in-strangers", most: 300, seconds: 600 };

const USUAL_NETWORK = "usual-network";
const USUAL_SECONDS = 90 * 24 * 3600;

/** Who wants in: the person when there is one with this address. */
type Claim = {
  email: string;
  person: { id: string; secondFactorSince: Date | null } | undefined;
  browser: Browser;
};

/** A try that may be made now. */
export type SignInTry = {
  /** above 0: it may not */
  waitSeconds: number;
  /** the password was right: the tries of this place are forgotten, those counted with others go back */
  succeeded(): Promise<void>;
};

/** Count one try to sign in, against every limit that holds for whoever makes it. */
export async function takeSignInTry({ email, person, browser }: Claim): Promise<SignInTry> {
  const device = person && deviceKnownTo(browser, person.id, person.secondFactorSince);
  const { network } = browser;
  const own: [Limit, Subject] = device
    ? [BY_DEVICE, device]
    : [BY_ACCOUNT_AND_NETWORK, [email, network]];
  const shared: [Limit, Subject][] = device ? [] : await sharedLimits(email, network);
  let waitSeconds = 0;
  for (const [limit, subject] of [...shared.slice(0, 1), own, ...shared.slice(1)]) {
    waitSeconds = await takeTry(limit, subject);
    if (waitSeconds > 0) break;
  }
  return {
    waitSeconds,
    succeeded: async () => {
      await forgetTries(...own);
      for (const [limit, subject] of shared) await returnTry(limit, subject);
    },
  };
}

/** Asked alike whether or not somebody has this address, so that the answer does not tell. */
async function sharedLimits(email: string, network: string): Promise<[Limit, Subject][]> {
  const isUsual = await hasMark(USUAL_NETWORK, [email, network]);
  if (isUsual) return [[BY_NETWORK, network]];
  return [
    [BY_NETWORK, network],
    [BY_ACCOUNT, email],
    [BY_STRANGERS, "all"],
  ];
}

/** Both factors were given from this network: for 90 days it is not a stranger's. */
export function rememberNetwork(email: string, { network }: Browser): Promise<void> {
  return keepMark(USUAL_NETWORK, [email.toLowerCase(), network], USUAL_SECONDS);
}

/** Let somebody in again who showed that the account is theirs: all tries for it are forgotten. */
export async function liftSignInLock(email: string): Promise<void> {
  await forgetTries(BY_ACCOUNT_AND_NETWORK, email.toLowerCase());
  await forgetTries(BY_ACCOUNT, email.toLowerCase());
}
