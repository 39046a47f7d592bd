CREATE TABLE "reminder_quiet_days" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"set_by" uuid NOT NULL,
	"set_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"weekends" boolean NOT NULL,
	"days" date[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_rounds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"prime_id" uuid NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "reminder_rounds_once" UNIQUE("prime_id","on")
);
--> statement-breakpoint
CREATE TABLE "reminder_rules" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"set_by" uuid,
	"set_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"is_on" boolean NOT NULL,
	"days_before" integer[] NOT NULL,
	"weekly_when_over" boolean NOT NULL,
	"official_from" integer,
	"owner_from" integer,
	"asks_renewal" boolean NOT NULL,
	CONSTRAINT "reminder_rules_kind" CHECK ("reminder_rules"."kind" in ('verdict-ends', 'close-out-due', 'status-expires', 'affirmation-due', 'certificate-expires', 'answer-due', 'condition-due', 'plan-due', 'option-to-exercise', 'contract-ends', 'own-term-ends'))
);
--> statement-breakpoint
CREATE TABLE "reminder_snoozes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"set_by" uuid NOT NULL,
	"set_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"ends_on" date NOT NULL,
	"until" date NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "reminder_snoozes_kind" CHECK ("reminder_snoozes"."kind" in ('verdict-ends', 'close-out-due', 'status-expires', 'affirmation-due', 'certificate-expires', 'answer-due', 'condition-due', 'plan-due', 'option-to-exercise', 'contract-ends', 'own-term-ends'))
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"ends_on" date NOT NULL,
	"days_before" integer NOT NULL,
	"sent_on" date NOT NULL,
	"letter_ids" uuid[] NOT NULL,
	CONSTRAINT "reminders_once" UNIQUE("prime_id","kind","subject_id","ends_on","days_before"),
	CONSTRAINT "reminders_kind" CHECK ("reminders"."kind" in ('verdict-ends', 'close-out-due', 'status-expires', 'affirmation-due', 'certificate-expires', 'answer-due', 'condition-due', 'plan-due', 'option-to-exercise', 'contract-ends', 'own-term-ends'))
);
--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "smtp_reply" text;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "refused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "dropped_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "dropped_why" text;--> statement-breakpoint
ALTER TABLE "reminder_quiet_days" ADD CONSTRAINT "reminder_quiet_days_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_rounds" ADD CONSTRAINT "reminder_rounds_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_rules" ADD CONSTRAINT "reminder_rules_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_snoozes" ADD CONSTRAINT "reminder_snoozes_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reminder_quiet_days_latest" ON "reminder_quiet_days" USING btree ("prime_id","created_at");--> statement-breakpoint
CREATE INDEX "reminder_rules_latest" ON "reminder_rules" USING btree ("prime_id","kind","created_at");--> statement-breakpoint
CREATE INDEX "reminder_snoozes_latest" ON "reminder_snoozes" USING btree ("prime_id","subject_id","created_at");--> statement-breakpoint
CREATE INDEX "reminders_letters" ON "reminders" USING gin ("letter_ids");--> statement-breakpoint
CREATE INDEX "reminders_supplier" ON "reminders" USING btree ("supplier_id");