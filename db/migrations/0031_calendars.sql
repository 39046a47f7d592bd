CREATE TABLE "calendars" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"person_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"own_suppliers_only" boolean NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "calendars_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "security_events" DROP CONSTRAINT "security_events_kind";--> statement-breakpoint
ALTER TABLE "calendars" ADD CONSTRAINT "calendars_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendars_person" ON "calendars" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendars_open" ON "calendars" USING btree ("person_id") WHERE "calendars"."revoked_at" is null;--> statement-breakpoint
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_kind" CHECK ("security_events"."kind" in ('signed-in', 'signed-out', 'sign-in.wrong-password', 'sign-in.locked', 'second-factor.wrong-code', 'second-factor.locked', 'second-factor.unreadable', 'second-factor.recovery-code', 'second-factor.enrolled', 'second-factor.codes-renewed', 'second-factor.reset-asked', 'second-factor.reset-refused', 'second-factor.reset', 'password.changed', 'password.reset-asked', 'password.reset', 'session.ended', 'session.replaced', 'sessions.ended', 'calendar.made', 'calendar.revoked', 'access.denied'));--> statement-breakpoint
-- Who holds the address of a calendar is no member while they read it: the system role alone looks it
-- up. A revoked address stays revoked.
alter table calendars enable row level security;
--> statement-breakpoint
alter table calendars force row level security;
--> statement-breakpoint
create policy system on calendars to flowdown_system using (true) with check (true);
--> statement-breakpoint
grant select, insert on calendars to flowdown_system;
--> statement-breakpoint
grant update (revoked_at) on calendars to flowdown_system;
--> statement-breakpoint
create trigger revoked_at_stays before update on calendars for each row
  when (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at)
  execute function flowdown.refuse_transition('a revoked address stays revoked');
