<?cs include!"layout/backend.cs" ?><?cs
include!"backend/lists.cs" ?><?cs
include!"layout/desk.cs" ?><?cs
include!"backend/pay_fact.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.vacancy_status) ?><?cs
call:desk_head() ?>
<?cs call:open_objects() ?>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.backend.number, Vacancy.number) ?><?cs
call:fact_german(Lang.backend.authority, Vacancy.authority) ?><?cs
call:fact_german(Lang.backend.unit, Vacancy.unit) ?><?cs
call:fact_german(Lang.backend.project, Vacancy.project) ?><?cs
if:Vacancy.requisition ?><div><dt><?cs var:Lang.backend.requisition ?></dt><dd><a href="<?cs
	var:Base ?>/personalanforderungen/<?cs var:Vacancy.requisition ?>"><?cs
	var:Vacancy.requisition ?></a></dd></div><?cs
/if ?><?cs
call:fact(Lang.backend.owner, Vacancy.owner) ?><?cs
call:fact_german(Lang.backend.template, Vacancy.template) ?><?cs
call:fact(Lang.backend.post_number, Vacancy.post_number) ?><?cs
call:fact(Lang.backend.filling, Lang.filling[Vacancy.filling]) ?><?cs
call:fact(Lang.backend.field, Vacancy.field) ?><?cs
call:fact(Lang.backend.post_kind, Vacancy.post_kind) ?><?cs
call:pay_fact(Vacancy) ?><?cs
call:fact(Lang.backend.working_time, Lang.working_time[Vacancy.working_time]) ?><?cs
call:fact(Lang.backend.hours, number(Vacancy.hours)) ?><?cs
call:fact_german(Lang.backend.hours_shown, Vacancy.hours_shown) ?><?cs
call:fact(Lang.backend.posts, number(Vacancy.posts)) ?><?cs
call:fact_time(Lang.backend.starts_on, Vacancy.starts_on) ?><?cs
call:fact_time(Lang.backend.limited_until, Vacancy.limited_until) ?><?cs
call:fact(Lang.backend.form, Vacancy.form) ?><?cs
call:fact(Lang.backend.reception_mailbox, Vacancy.reception_mailbox) ?><?cs
call:fact_time(Lang.backend.changed_at, Vacancy.changed_at) ?><?cs
call:facts_end() ?>

<?cs if:Vacancy.tasks_html || Vacancy.requirements_html
	?><section class="bms-section bms-prose"><?cs
	if:Vacancy.tasks_html ?><h2><?cs var:Lang.backend.tasks ?></h2><?cs
		call:german_text(Vacancy.tasks_html) ?><?cs
	/if ?><?cs
	if:Vacancy.requirements_html ?><h2><?cs var:Lang.backend.requirements ?></h2><?cs
		call:german_text(Vacancy.requirements_html) ?><?cs
	/if ?></section><?cs
/if ?>
<?cs if:subcount(Actions) ?><section class="bms-section"><h2><?cs
var:Lang.backend.vacancy_actions ?></h2><dl class="bms-facts bms-facts--list"><?cs
each:a = Actions ?><div><dt><a href="<?cs var:link(a.href) ?>"><?cs var:a.label ?></a></dt><dd><?cs
var:a.text ?></dd></div><?cs
/each ?></dl></section>
<?cs /if ?><?cs call:page_end() ?>
