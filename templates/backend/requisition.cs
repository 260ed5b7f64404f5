<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
include!"backend/pay_fact.cs" ?><?cs
call:page_begin() ?>
<?cs call:desk_head() ?>
<?cs if:Requisition.returned_comment ?><section class="bms-section"><h2><?cs
	var:Lang.requisition.returned ?></h2><p class="bms-lines"><?cs
	var:german(Requisition.returned_comment) ?></p></section><?cs
/if ?>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.backend.number, Requisition.number) ?><?cs
call:fact_german(Lang.backend.authority, Requisition.authority) ?><?cs
call:fact_german(Lang.backend.unit, Requisition.unit) ?><?cs
call:fact(Lang.requisition.creator, Requisition.creator) ?><?cs
if:Requisition.vacancy_number ?><div><dt><?cs var:Lang.backend.vacancy ?></dt><dd><a href="<?cs
	var:Base ?>/vakanzen/<?cs var:Requisition.vacancy_number ?>"><?cs
	var:Requisition.vacancy_number ?> <?cs
	var:german(Requisition.vacancy_title) ?></a></dd></div><?cs
/if ?><?cs
call:fact(Lang.backend.post_number, Requisition.post_number) ?><?cs
call:fact(Lang.backend.filling, Lang.filling[Requisition.filling]) ?><?cs
call:fact(Lang.backend.field, Requisition.field) ?><?cs
call:fact(Lang.backend.post_kind, Requisition.post_kind) ?><?cs
call:pay_fact(Requisition) ?><?cs
call:fact(Lang.backend.working_time, Lang.working_time[Requisition.working_time]) ?><?cs
call:fact(Lang.backend.hours, number(Requisition.hours)) ?><?cs
call:fact_german(Lang.backend.hours_shown, Requisition.hours_shown) ?><?cs
call:fact(Lang.backend.posts, number(Requisition.posts)) ?><?cs
call:fact_time(Lang.backend.starts_on, Requisition.starts_on) ?><?cs
call:fact_time(Lang.backend.limited_until, Requisition.limited_until) ?><?cs
call:fact_time(Lang.backend.changed_at, Requisition.changed_at) ?><?cs
call:facts_end() ?>

<section class="bms-section bms-prose"><h2><?cs var:Lang.requisition.reason ?></h2><?cs
call:german_text(Requisition.reason_html) ?><?cs
if:Requisition.tasks_html ?><h2><?cs var:Lang.backend.tasks ?></h2><?cs
	call:german_text(Requisition.tasks_html) ?><?cs
/if ?><?cs
if:Requisition.requirements_html ?><h2><?cs var:Lang.backend.requirements ?></h2><?cs
	call:german_text(Requisition.requirements_html) ?><?cs
/if ?></section>
<?cs call:page_end() ?>
