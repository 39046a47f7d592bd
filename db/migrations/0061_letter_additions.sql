CREATE TABLE "letter_additions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"set_by" uuid NOT NULL,
	"set_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "letter_additions_kind" CHECK ("letter_additions"."kind" in ('supplier-invitation', 'request-reminder', 'reminders'))
);
--> statement-breakpoint
ALTER TABLE "letter_additions" ADD CONSTRAINT "letter_additions_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letter_additions_latest" ON "letter_additions" USING btree ("prime_id","kind","created_at");
--> statement-breakpoint
-- What a prime adds to its letters: its own alone, no auditor's, and written once. A letter that was sent
-- keeps what it said in its own facts.
alter table letter_additions enable row level security;
--> statement-breakpoint
alter table letter_additions force row level security;
--> statement-breakpoint
create policy system on letter_additions to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on letter_additions to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on letter_additions as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select, insert on letter_additions to flowdown_system, flowdown_web;
--> statement-breakpoint
create trigger never_changed before update or delete or truncate on letter_additions
  for each statement execute function flowdown.refuse_change();
