<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p><?cs var:Lang.scanner.text ?></p>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.scanner.state, Scanner.state) ?><?cs
call:fact(Lang.scanner.why, Scanner.why) ?><?cs
call:fact_time(Lang.scanner.failed_at, Scanner.failed_at) ?><?cs
call:fact_time(Lang.scanner.answered_at, Scanner.answered_at) ?><?cs
call:fact(Lang.scanner.waiting, number(Scanner.waiting)) ?><?cs
call:fact_time(Lang.scanner.since, Scanner.since) ?><?cs
if:Scanner.large ?><?cs call:fact(Lang.scanner.large, number(Scanner.large)) ?><?cs
/if ?><?cs
if:Scanner.found ?><?cs call:fact(Lang.scanner.found, number(Scanner.found)) ?><?cs
/if ?><?cs
call:fact_time(Lang.scanner.found_at, Scanner.found_at) ?><?cs
call:facts_end() ?><?cs
if:Scanner.large ?><?cs call:notice("info", Lang.scanner.large_text) ?><?cs
/if ?><?cs
if:Form.file_check.token ?><div class="bms-actions"><?cs
call:button_form(Form.file_check, "secondary", Lang.scanner.now) ?></div>
<?cs /if ?><?cs
if:Unseen.count ?><section class="bms-section"><h2><?cs var:Lang.scanner.unseen ?></h2><p><?cs
	if:Unseen.more ?><?cs var:Lang.scanner.at_least ?> <?cs /if ?><?cs
	var:number(Unseen.count) ?> <?cs var:Lang.scanner.unseen_text ?></p><?cs
	if:Unseen.going ?><p role="status" data-look-again><?cs
		var:Lang.scanner.unseen_going ?> <?cs var:number(Unseen.done) ?></p><?cs
	elif:Form.scan_again.token ?><div class="bms-actions"><?cs
		call:button_form(Form.scan_again, "secondary", Lang.scanner.again) ?></div><?cs
	/if ?></section>
<?cs /if ?><?cs call:page_end() ?>
