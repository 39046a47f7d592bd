CREATE TABLE "address_returns" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"letter_id" uuid NOT NULL,
	"email" text NOT NULL,
	"words" text NOT NULL,
	"cleared_at" timestamp (3) with time zone,
	"cleared_by" uuid,
	"cleared_by_name" text,
	CONSTRAINT "address_returns_letterId_unique" UNIQUE("letter_id")
);
--> statement-breakpoint
ALTER TABLE "notification_choices" DROP CONSTRAINT "notification_choices_topic";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "opened_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "bounced_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "bounce_status" text;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "bounce_words" text;--> statement-breakpoint
ALTER TABLE "address_returns" ADD CONSTRAINT "address_returns_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address_returns" ADD CONSTRAINT "address_returns_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address_returns" ADD CONSTRAINT "address_returns_letter_id_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."letters"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "address_returns_supplier" ON "address_returns" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "address_returns_open" ON "address_returns" USING btree ("prime_id") WHERE "address_returns"."cleared_at" is null;--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_topic" CHECK ("notification_choices"."topic" in ('answers', 'questions', 'endings', 'work', 'joining', 'returned-letters', 'exceptions', 'auditors', 'records', 'decisions', 'accepted', 'messages', 'requests', 'void', 'invitations', 'security'));
--> statement-breakpoint
-- What became of a letter after it was sent: a prime reads it, the portal writes it, once.
grant select (opened_at, bounced_at, bounce_status, bounce_words) on letters to flowdown_web;
--> statement-breakpoint
grant update (opened_at, bounced_at, bounce_status, bounce_words) on letters to flowdown_system;
--> statement-breakpoint
create trigger opened_at_stays before update on letters for each row
  when (old.opened_at is not null and new.opened_at is distinct from old.opened_at)
  execute function flowdown.refuse_transition('a letter is opened once');
--> statement-breakpoint
create trigger bounced_at_stays before update on letters for each row
  when (old.bounced_at is not null
    and (new.bounced_at, new.bounce_status, new.bounce_words)
      is distinct from (old.bounced_at, old.bounce_status, old.bounce_words))
  execute function flowdown.refuse_transition('a letter comes back once');
--> statement-breakpoint
-- Which addresses take no letters is the prime's own to know: no auditor's, and no supplier's. Its people
-- say that letters arrive again, and nothing else.
alter table address_returns enable row level security;
--> statement-breakpoint
alter table address_returns force row level security;
--> statement-breakpoint
create policy system on address_returns to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on address_returns to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on address_returns as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select, insert on address_returns to flowdown_system;
--> statement-breakpoint
grant select, update (cleared_at, cleared_by, cleared_by_name) on address_returns to flowdown_web;
--> statement-breakpoint
create trigger stays_as_it_was before update on address_returns for each row
  when ((new.prime_id, new.supplier_id, new.letter_id, new.email, new.words)
    is distinct from (old.prime_id, old.supplier_id, old.letter_id, old.email, old.words))
  execute function flowdown.refuse_transition('what came back, and from where, does not change');
--> statement-breakpoint
create trigger cleared_at_stays before update on address_returns for each row
  when (old.cleared_at is not null
    and (new.cleared_at, new.cleared_by, new.cleared_by_name)
      is distinct from (old.cleared_at, old.cleared_by, old.cleared_by_name))
  execute function flowdown.refuse_transition('that letters arrive again is said once');
--> statement-breakpoint
-- The letter of an invitation is found by whoever answers that.
create index letters_invitation on letters ((facts #>> '{link,id}'))
  where facts #>> '{link,tokenFor}' = 'invitation';
--> statement-breakpoint
-- Who follows a letter has read what the portal tells of it.
grant update (read_at) on notifications to flowdown_system;
