ALTER TABLE "questionnaire_decisions" ADD COLUMN "due_on" date;--> statement-breakpoint
create or replace view known.questionnaire_decisions with (security_invoker = true) as
  select * from public.questionnaire_decisions where decided_at <= flowdown.known_at();
