CREATE TABLE "second_factor_resets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"organization_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_by_name" text NOT NULL,
	"reason" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"decided_by_name" text,
	CONSTRAINT "second_factor_resets_outcome" CHECK ("second_factor_resets"."outcome" in ('approved', 'refused', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "security_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"organization_id" uuid,
	"actor_id" uuid,
	"actor_name" text,
	"device" text,
	"network" text,
	"detail" text,
	CONSTRAINT "security_events_kind" CHECK ("security_events"."kind" in ('signed-in', 'signed-out', 'sign-in.wrong-password', 'sign-in.locked', 'second-factor.wrong-code', 'second-factor.locked', 'second-factor.unreadable', 'second-factor.recovery-code', 'second-factor.enrolled', 'second-factor.codes-renewed', 'second-factor.reset-asked', 'second-factor.reset-refused', 'second-factor.reset', 'password.changed', 'password.reset-asked', 'password.reset', 'session.ended', 'session.replaced', 'sessions.ended', 'access.denied'))
);
--> statement-breakpoint
ALTER TABLE "second_factor_resets" ADD CONSTRAINT "second_factor_resets_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factor_resets" ADD CONSTRAINT "second_factor_resets_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "second_factor_resets_person" ON "second_factor_resets" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "second_factor_resets_open" ON "second_factor_resets" USING btree ("organization_id","person_id") WHERE "second_factor_resets"."outcome" is null;--> statement-breakpoint
CREATE INDEX "security_events_person" ON "security_events" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "security_events_organization" ON "security_events" USING btree ("organization_id","at");--> statement-breakpoint
CREATE INDEX "security_events_at" ON "security_events" USING btree ("at");