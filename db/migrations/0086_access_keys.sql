CREATE TABLE "access_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"organization_id" uuid NOT NULL,
	"membership_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"last_on" date NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"ended_by_name" text,
	CONSTRAINT "access_keys_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "security_events" DROP CONSTRAINT "security_events_kind";--> statement-breakpoint
ALTER TABLE "access_keys" ADD CONSTRAINT "access_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_keys" ADD CONSTRAINT "access_keys_membership_id_memberships_id_fk" FOREIGN KEY ("membership_id") REFERENCES "public"."memberships"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_keys_organization" ON "access_keys" USING btree ("organization_id");--> statement-breakpoint
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_kind" CHECK ("security_events"."kind" in ('signed-in', 'signed-out', 'sign-in.wrong-password', 'sign-in.locked', 'second-factor.wrong-code', 'second-factor.locked', 'second-factor.unreadable', 'second-factor.recovery-code', 'second-factor.enrolled', 'second-factor.codes-renewed', 'second-factor.reset-asked', 'second-factor.reset-refused', 'second-factor.reset', 'password.changed', 'password.reset-asked', 'password.reset', 'session.ended', 'session.replaced', 'sessions.ended', 'calendar.made', 'calendar.revoked', 'access-key.made', 'access-key.ended', 'access.denied'));
--> statement-breakpoint
-- Who sends a key is no member while they do: the system role alone looks it up, and writes. The
-- organization reads which keys there are, never what is kept of the key itself; no auditor does.
alter table access_keys enable row level security;
--> statement-breakpoint
alter table access_keys force row level security;
--> statement-breakpoint
create policy system on access_keys to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on access_keys for select to flowdown_web
  using (organization_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on access_keys as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select (id, created_at, organization_id, membership_id, person_id, name, last_on, last_used_at,
  ended_at, ended_by, ended_by_name) on access_keys to flowdown_web;
--> statement-breakpoint
grant select, insert, update (last_used_at, ended_at, ended_by, ended_by_name) on access_keys
  to flowdown_system;
--> statement-breakpoint
create trigger never_removed before delete or truncate on access_keys
  for each statement execute function flowdown.refuse_change();
--> statement-breakpoint
create trigger ended_stays before update on access_keys for each row
  when (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
  execute function flowdown.refuse_transition('an access key that was ended stays ended');
