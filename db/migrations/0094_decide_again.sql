-- What was decided before is decided once more: from now on a verdict is kept until the first day on which
-- anything of it may read otherwise, one more reason of an ineligible one among it.
alter table postures no force row level security;
--> statement-breakpoint
update postures set refresh_on = as_of where verdict <> 'no-requirement';
--> statement-breakpoint
alter table postures force row level security;
