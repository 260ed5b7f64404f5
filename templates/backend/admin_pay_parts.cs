<?cs # What the pages about pay tables show in the same way. ?><?cs
def:pay_state(t) ?><?cs
if:t.counts ?><?cs call:status_badge("success", Lang.pay_state.counts) ?><?cs
elif:t.faulty ?><?cs call:status_badge("danger", Lang.pay_state.faulty) ?><?cs
else ?><?cs call:status_badge(t.state, Lang.pay_state[t.state]) ?><?cs
/if ?><?cs
if:t.example ?> <?cs call:status_badge("info", Lang.pay_state.example) ?><?cs
/if ?><?cs
/def ?><?cs

def:pay_facts() ?><?cs call:facts_begin() ?><div><dt><?cs var:Lang.backend.status ?></dt><dd><?cs
call:pay_state(Table) ?></dd></div><?cs
call:fact_time(Lang.form.pay_table.valid_from, Table.valid_from) ?><?cs
call:fact(Lang.form.pay_table.hours, Table.hours) ?><?cs
call:fact_german(Lang.form.pay_table.source, Table.source) ?><?cs
if:Table.changed_at ?><div><dt><?cs var:Lang.backend.changed_at ?></dt><dd><?cs
	call:time(Table.changed_at) ?><?cs if:Table.changed_by ?>, <?cs var:Table.changed_by ?><?cs
	/if ?></dd></div><?cs
else ?><?cs call:fact(Lang.backend.changed_at, Lang.admin.words_delivered) ?><?cs
/if ?><?cs
if:Table.released_at ?><div><dt><?cs var:Lang.admin.pay_released ?></dt><dd><?cs
	call:time(Table.released_at) ?><?cs
	if:Table.released_by ?>, <?cs var:Table.released_by ?><?cs /if ?></dd></div><?cs
/if ?><?cs
if:Table.withdrawn_at ?><div><dt><?cs var:Lang.admin.pay_withdrawn ?></dt><dd><?cs
	call:time(Table.withdrawn_at) ?><?cs
	if:Table.withdrawn_by ?>, <?cs var:Table.withdrawn_by ?><?cs /if ?></dd></div><?cs
/if ?><?cs
call:facts_end() ?><?cs
/def ?><?cs

# Every fault with its place, as people count: lines and columns from 1. ?><?cs
def:pay_faults() ?><?cs if:subcount(Faults) ?><div class="kern-alert kern-alert--danger">
<div class="kern-alert__header"><span class="kern-icon kern-icon--danger"
	aria-hidden="true"></span><h2 class="kern-title"><?cs var:Lang.admin.pay_faults ?> (<?cs
var:Table.faults ?>)</h2></div>
<div class="kern-alert__body"><p><?cs var:Lang.admin.pay_faults_text ?></p><ul><?cs
each:f = Faults ?>
<li><?cs
if:f.line ?><?cs var:Lang.admin.pay_line ?> <?cs var:f.line ?><?cs
	if:f.column ?>, <?cs var:Lang.admin.pay_column ?> <?cs var:f.column ?><?cs
	/if ?>: <?cs
/if ?><?cs
if:f.text ?><q><?cs var:f.text ?></q> – <?cs /if ?><?cs var:f.reason ?></li><?cs /each ?>
</ul><?cs
if:Table.faults_more ?><p><?cs var:Lang.admin.pay_faults_more ?> <?cs
	var:Table.faults_more ?></p><?cs
/if ?></div></div>
<?cs /if ?><?cs /def ?><?cs

def:pay_effects() ?><section class="bms-section"><h2><?cs var:Lang.admin.pay_effects ?></h2><?cs
if:subcount(Effects) ?><p><?cs
if:Effect.day ?><?cs var:Lang.admin.pay_effects_from ?> <?cs call:time(Effect.day) ?>. <?cs
/if ?><?cs
var:Lang.admin.pay_effects_ads ?> <?cs var:number(Effect.ads) ?></p>
<table class="bms-table"><caption class="kern-sr-only"><?cs var:Lang.admin.pay_effects ?></caption>
<thead><tr><th scope="col"><?cs var:Lang.backend.pay_grade ?></th>
<th scope="col" class="bms-number"><?cs var:Lang.backend.ads ?></th><th scope="col"><?cs
var:Lang.admin.pay_before ?></th><th scope="col"><?cs var:Lang.admin.pay_after ?></th></tr></thead>
<tbody><?cs each:e = Effects ?>
<tr><th scope="row" data-label="<?cs var:Lang.backend.pay_grade ?>"><?cs
var:e.grade ?></th><td class="bms-number" data-label="<?cs var:Lang.backend.ads ?>"><?cs
var:number(e.ads) ?></td><td data-label="<?cs var:Lang.admin.pay_before ?>"><?cs var:e.before
?></td><td data-label="<?cs var:Lang.admin.pay_after ?>"><?cs var:e.after ?></td></tr><?cs /each ?>
</tbody></table><?cs else ?><p><?cs var:Lang.admin.pay_effects_none ?></p><?cs /if ?></section><?cs
/def ?>
