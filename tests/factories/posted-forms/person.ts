import { randomUUID } from "node:crypto";
import { TOTP } from "otpauth";
import { makeCalendar } from "#app/commands/expiration/make-calendar.server.ts";
import { paths } from "#app/paths.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { deriveToken } from "#app/platform/secret.server.ts";
import { memberships } from "#db/schema/organization.ts";
import { passwordResets } from "#db/schema/person.ts";
import { invite, inviteAs, newEmail } from "../invitation.ts";
import { actorOf, makeOrganization, makePerson, TEST_PASSWORD } from "../people.ts";
import { makeSupplier } from "../supply-chain.ts";
import { Visitor } from "../visitor.ts";
import type { PostedForm } from "./posted-form.ts";
import { asAdmin, asManager, asOfficial, totp } from "./scene.ts";

const NEW_PASSWORD = "harbor violet quartz nine";

async function asColleague() {
  const chain = await asAdmin();
  const colleague = await actorOf(chain.prime, "prime-viewer");
  const rows = await asSystem((tx) => tx.select().from(memberships));
  const membershipId = rows.find((row) => row.personId === colleague.personId)?.id ?? "";
  return { ...chain, membershipId };
}

async function withReset() {
  const person = await makePerson();
  const id = randomUUID();
  const expiresAt = new Date(Date.now() + 600_000);
  await asSystem((tx) => tx.insert(passwordResets).values({ id, personId: person.id, expiresAt }));
  return { person, page: paths.resetPassword(deriveToken("password-reset", id)) };
}

export const PERSON_FORMS: readonly PostedForm[] = [
  {
    name: "set the time zone of a prime",
    route: "routes/prime/time-zone.tsx",
    async ready() {
      const { browser, o } = await asAdmin();
      const page = paths.prime.timeZone(o);
      return { browser, page, form: 'id="time-zone"', typed: { timeZone: "Pacific/Honolulu" } };
    },
  },
  {
    name: "set the time zone of a subcontractor",
    route: "routes/subcontractor/time-zone.tsx",
    leavesNoRow: true,
    async ready() {
      const { browser, o } = await asOfficial();
      const page = paths.subcontractor.timeZone(o);
      return { browser, page, form: 'id="time-zone"', typed: { timeZone: "Pacific/Honolulu" } };
    },
  },
  {
    name: "sign in",
    route: "routes/auth/sign-in.tsx",
    leavesNoRow: true,
    async ready() {
      const { email } = await makePerson();
      const typed = { email, password: TEST_PASSWORD };
      return { browser: new Visitor(), page: paths.signIn(), form: "password", typed };
    },
  },
  {
    name: "give the second factor",
    route: "routes/auth/second-factor.tsx",
    leavesNoRow: true,
    async ready() {
      const person = await makePerson();
      const browser = await Visitor.of(person, { isPending: true });
      return { browser, page: paths.secondFactor(), form: "code", typed: { code: totp(person) } };
    },
  },
  {
    name: "save the recovery codes",
    route: "routes/auth/recovery-codes.tsx",
    leavesNoRow: true,
    async ready() {
      const browser = await Visitor.of(await makePerson());
      await browser.post(paths.renewRecoveryCodes, {});
      return { browser, page: paths.recoveryCodes(), form: "saved", typed: { saved: "on" } };
    },
  },
  {
    name: "make the address of a calendar",
    route: "routes/auth/make-calendar.ts",
    async ready() {
      const { person } = await actorOf(await makeOrganization(), "prime-viewer");
      const browser = await Visitor.of(person);
      const form = 'value="own"';
      return { browser, page: paths.account, form, typed: {} };
    },
  },
  {
    name: "revoke the address of a calendar",
    route: "routes/auth/revoke-calendar.ts",
    async ready() {
      const { person } = await actorOf(await makeOrganization(), "prime-viewer");
      await makeCalendar(person.id, { ownSuppliersOnly: false });
      const browser = await Visitor.of(person);
      return { browser, page: paths.account, form: paths.revokeCalendar, typed: {} };
    },
  },
  {
    name: "renew the recovery codes",
    route: "routes/auth/renew-recovery-codes.ts",
    async ready() {
      const browser = await Visitor.of(await makePerson());
      return { browser, page: paths.account, form: paths.renewRecoveryCodes, typed: {} };
    },
  },
  {
    name: "enrol an authenticator app",
    route: "routes/auth/enrol-second-factor.tsx",
    async ready() {
      const browser = await Visitor.of(await makePerson());
      const page = paths.enrolSecondFactor();
      const { body } = await browser.get(page);
      const secret = /[A-Z2-7]{32}|(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(body)?.[0] ?? "";
      const code = new TOTP({ secret: secret.replaceAll(" ", "") }).generate();
      return { browser, page, form: "code", typed: { code } };
    },
  },
  {
    name: "sign out",
    route: "routes/auth/sign-out.tsx",
    leavesNoRow: true,
    async ready() {
      const browser = await Visitor.of(await makePerson());
      return { browser, page: paths.signOut, form: `"${paths.signOut}"`, typed: {} };
    },
  },
  {
    name: "end one of one's own sessions",
    route: "routes/auth/end-session.ts",
    async ready() {
      const person = await makePerson();
      await Visitor.of(person);
      const browser = await Visitor.of(person);
      return { browser, page: paths.account, form: paths.endSession, typed: {} };
    },
  },
  {
    name: "sign a colleague out",
    route: "routes/prime/person.tsx",
    async ready() {
      const { browser, o, prime } = await asAdmin();
      const colleague = await actorOf(prime, "prime-viewer");
      await Visitor.of(colleague.person);
      const page = paths.prime.person(o, colleague.personId);
      return { browser, page, form: 'value="sign-out"', typed: {} };
    },
  },
  {
    name: "ask that a colleague's second factor is reset",
    route: "routes/prime/person.tsx",
    async ready() {
      const { browser, o, prime } = await asAdmin();
      await actorOf(prime, "prime-admin");
      const colleague = await actorOf(prime, "prime-viewer");
      const page = paths.prime.person(o, colleague.personId);
      const typed = { reason: "They called from the number that we know." };
      return { browser, page, form: 'value="ask-reset"', typed };
    },
  },
  {
    name: "sign a colleague of the subcontractor out",
    route: "routes/subcontractor/person.tsx",
    async ready() {
      const { browser, o, subcontractor } = await asOfficial();
      const colleague = await actorOf(subcontractor, "subcontractor-preparer");
      const page = paths.subcontractor.person(o, colleague.personId);
      return { browser, page, form: 'value="sign-out"', typed: {} };
    },
  },
  {
    name: "sign out everywhere",
    route: "routes/auth/sign-out-everywhere.ts",
    leavesNoRow: true,
    async ready() {
      const browser = await Visitor.of(await makePerson());
      return { browser, page: paths.account, form: paths.signOutEverywhere, typed: {} };
    },
  },
  {
    name: "change the password",
    route: "routes/auth/change-password.tsx",
    leavesNoRow: true,
    async ready() {
      const browser = await Visitor.of(await makePerson());
      const typed = { currentPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD };
      return { browser, page: paths.changePassword, form: "newPassword", typed };
    },
  },
  {
    name: "ask for a new password",
    route: "routes/auth/forgot-password.tsx",
    async ready() {
      const { email } = await makePerson();
      return {
        browser: new Visitor(),
        page: paths.forgotPassword,
        form: "email",
        typed: { email },
      };
    },
  },
  {
    name: "choose a new password",
    route: "routes/auth/reset-password.tsx",
    leavesNoRow: true,
    async ready() {
      const { page } = await withReset();
      const typed = { newPassword: NEW_PASSWORD };
      return { browser: new Visitor(), page, form: "newPassword", typed };
    },
  },
  {
    name: "accept an invitation as somebody new",
    route: "routes/auth/invitation.tsx",
    async ready() {
      const { manager, supplier } = await asManager();
      const unlinked = await makeSupplier(manager);
      const { invitationId } = await invite(manager, unlinked.id);
      const page = paths.invitation(deriveToken("invitation", invitationId));
      const typed = { name: `June Okafor ${supplier.cage}`, newPassword: NEW_PASSWORD };
      return { browser: new Visitor(), page, form: "newPassword", typed };
    },
  },
  {
    name: "accept an invitation as somebody known",
    route: "routes/auth/invitation.tsx",
    async ready() {
      const { admin } = await asAdmin();
      const person = await makePerson();
      const invitationId = await inviteAs(admin, "prime-viewer", person.email);
      const page = paths.invitation(deriveToken("invitation", invitationId));
      return { browser: await Visitor.of(person), page, form: 'method="post"', typed: {} };
    },
  },
  {
    name: "say that an invitation reached the wrong person",
    route: "routes/auth/wrong-person.tsx",
    async ready() {
      const { manager } = await asManager();
      const { invitationId } = await invite(manager, (await makeSupplier(manager)).id);
      const page = paths.wrongPerson(deriveToken("invitation", invitationId));
      const typed = { name: "June Okafor", email: newEmail(), words: "She keeps the plan." };
      return { browser: new Visitor(), page, form: 'method="post"', typed };
    },
  },
  {
    name: "invite a colleague",
    route: "routes/prime/people.tsx",
    async ready() {
      const { browser, o } = await asAdmin();
      const typed = {
        intent: "invite",
        name: "Sam Abara",
        email: newEmail(),
        role: "prime-viewer",
      };
      return { browser, page: paths.prime.people(o), form: 'value="invite"', typed };
    },
  },
  {
    name: "withdraw a colleague's invitation",
    route: "routes/prime/people.tsx",
    async ready() {
      const { browser, o, admin } = await asAdmin();
      await inviteAs(admin, "prime-viewer");
      return { browser, page: paths.prime.people(o), form: 'value="withdraw"', typed: {} };
    },
  },
  {
    name: "end a colleague's membership",
    route: "routes/prime/people.tsx",
    async ready() {
      const { browser, o, membershipId } = await asColleague();
      return { browser, page: paths.prime.people(o), form: membershipId, typed: {} };
    },
  },
  {
    name: "tell suppliers a telephone",
    route: "routes/auth/set-telephone.ts",
    leavesNoRow: true,
    async ready() {
      const { person } = await actorOf(await makeOrganization(), "prime-viewer");
      const browser = await Visitor.of(person);
      const typed = { telephone: "+1 937 555 0142" };
      return { browser, page: paths.account, form: paths.setTelephone, typed };
    },
  },
  {
    name: "invite a colleague of the subcontractor",
    route: "routes/subcontractor/people.tsx",
    async ready() {
      const { browser, o } = await asOfficial();
      const typed = {
        intent: "invite",
        name: "Sam Abara",
        email: newEmail(),
        role: "subcontractor-preparer",
      };
      return { browser, page: paths.subcontractor.people(o), form: 'value="invite"', typed };
    },
  },
];
