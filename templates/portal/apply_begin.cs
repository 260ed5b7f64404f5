<?cs include!"portal/apply_layout.cs" ?><?cs call:page_begin() ?><?cs if:Apply.ad ?><?cs call:apply_head() ?><?cs call:error_summary(Form.apply) ?><section class="bms-panel" aria-labelledby="vorher">
<h2 id="vorher"><?cs var:Lang.apply.needed_title ?></h2>
<ul>
<li><?cs var:Lang.apply.needed_data ?></li>
<li><?cs var:Lang.apply.needed_files ?> <?cs call:apply_files_rule() ?></li>
<li><?cs var:Lang.apply.needed_mail ?></li>
<li><?cs var:Lang.apply.needed_deadline ?> <?cs call:time(Apply.valid_to) ?>.</li>
</ul>
<p><?cs var:Lang.apply.needed_cookie ?></p>
</section>
<?cs call:form_open(Form.apply) ?><?cs call:apply_fields(Form.apply) ?><?cs call:submit(Lang.apply.next_files) ?><?cs call:form_end() ?><?cs else ?><?cs call:apply_closed() ?><?cs /if ?><?cs call:page_end() ?>
