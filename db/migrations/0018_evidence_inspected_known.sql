-- A view names its columns when it is made: the past shows what was kept of a file since.
create or replace view known.evidence with (security_invoker = true) as
  select * from public.evidence where uploaded_at <= flowdown.known_at();
--> statement-breakpoint
alter table evidence add constraint evidence_pages_range check (
  pages is null or (pages >= 1 and pages_without_text between 0 and pages));
