<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.queue.number, Item.id) ?><?cs
call:fact(Lang.queue.kind, Item.kind) ?><?cs
call:fact(Lang.backend.status, Lang.queue_state[Item.state]) ?><?cs
call:fact(Lang.backend.reason, Item.reason) ?><?cs
if:Item.total ?><?cs
	call:fact(Lang.queue.progress, Item.done + " / " + Item.total) ?><?cs
/if ?><?cs
call:fact(Lang.queue.tries, Item.tries) ?><?cs
call:fact(Lang.queue.person, Item.person) ?><?cs
call:fact_time(Lang.queue.created_at, Item.created_at) ?><?cs
call:fact_time(Lang.backend.changed_at, Item.changed_at) ?><?cs
if:Item.state == "waiting" ?><?cs call:fact_time(Lang.queue.next_at, Item.next_at) ?><?cs
/if ?><?cs
call:facts_end() ?>
<?cs if:Item.state == "failed" ?><p><?cs var:Lang.queue.repeat_text ?></p>
<div class="bms-actions"><?cs
	call:button_form(Form.queue_repeat, "primary", Lang.queue.repeat) ?><?cs
	call:button_form(Form.queue_withdraw, "secondary", Lang.queue.withdraw) ?></div><?cs
elif:Item.state == "waiting" ?><p><?cs var:Lang.queue.withdraw_text ?></p>
<div class="bms-actions"><?cs
	call:button_form(Form.queue_withdraw, "secondary", Lang.queue.withdraw) ?></div><?cs
/if ?>
<?cs call:page_end() ?>
