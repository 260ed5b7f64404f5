<?cs include!"portal/apply_layout.cs" ?><?cs call:page_begin() ?><?cs
if:Apply.standing ?><?cs call:apply_standing() ?><?cs elif:Crowd.0.number ?><?cs
call:apply_crowd() ?><?cs elif:Apply.ad ?><?cs
call:apply_head() ?><?cs
call:error_summary(Form.apply) ?><?cs
if:Begun.number ?><section class="bms-panel"><h2><?cs var:Lang.apply.go_on_title ?></h2><p><?cs
	if:Begun.sent == "1" ?><a href="<?cs var:Base ?>/bewerbung/<?cs var:Begun.number
		?>/gesendet"><?cs var:Lang.apply.go_on_sent ?> <?cs var:Begun.number ?></a><?cs
	else ?><a href="<?cs var:Base ?>/bewerbung/<?cs var:Begun.number ?>/angaben"><?cs
		var:Lang.apply.go_on ?> <?cs var:Begun.number ?></a><?cs
	/if ?></p></section><?cs
/if ?><?cs
call:apply_sources() ?><section class="bms-needed" aria-labelledby="vorher">
<h2 id="vorher"><?cs var:Lang.apply.needed_title ?></h2>
<p><?cs var:Lang.apply.needed_short ?> <strong><?cs call:time(Apply.valid_to) ?></strong>.</p>
<details><summary><?cs var:Lang.apply.needed_more ?></summary>
<ul>
<li><?cs var:Lang.apply.needed_data ?></li>
<li><?cs var:Lang.apply.needed_files ?> <?cs call:apply_files_rule() ?></li>
<li><?cs
if:Page.account ?><?cs var:Lang.apply.needed_mail_account ?><?cs
else ?><?cs var:Lang.apply.needed_mail ?><?cs
/if ?></li>
</ul>
<?cs if:Page.account ?><p><?cs var:Lang.apply.needed_account ?></p>
<?cs else ?><p><?cs var:Lang.apply.needed_cookie ?></p>
<p><a href="<?cs var:Base ?>/bewerbung/fortsetzen"><?cs var:Lang.apply.resume_ask ?></a></p>
<?cs /if ?></details>
</section>
<?cs call:apply_form(Lang.apply.next_files) ?><?cs else ?><?cs call:apply_closed() ?><?cs /if ?><?cs
call:page_end() ?>
