<?cs include!"layout/backend.cs" ?><?cs
call:page_begin() ?><?cs
call:error_summary(Form.text_block_replace) ?><?cs
call:heading() ?>
<?cs call:facts_begin() ?><?cs
call:fact(Lang.form.text_block.kind, Block.kind) ?><?cs
if:Block.unit ?><?cs call:fact_german(Lang.form.text_block.unit, Block.unit) ?><?cs
else ?><?cs call:fact(Lang.form.text_block.unit, Lang.admin.blocks_all) ?><?cs
/if ?><?cs
call:facts_end() ?>
<section class="bms-section"><h2><?cs var:Lang.admin.blocks_before ?></h2><?cs
each:f = Formers ?><p class="bms-lines"><?cs var:german(f.text) ?></p><?cs
/each ?></section>
<section class="bms-section"><h2><?cs var:Lang.admin.blocks_now ?></h2><p
	class="bms-lines"><?cs var:german(Block.text) ?></p></section>
<section class="bms-section"><h2><?cs var:Lang.admin.blocks_drafts ?></h2>
<p><?cs var:Lang.admin.blocks_replace_text ?></p><ul><?cs
each:d = Drafts ?><li><a href="<?cs var:Base ?>/stellenanzeigen/<?cs var:d.number ?>"><?cs
	var:d.number ?></a> <?cs var:german(d.title) ?></li><?cs
/each ?></ul><?cs
call:more(Drafts_more) ?></section>
<?cs with:f = Form.text_block_replace ?><?cs
call:form_open(f) ?><input type="hidden" name="version" value="<?cs var:Seen ?>"><?cs
call:submit_or(Lang.admin.blocks_replace + " (" + Count + ")", Base + "/verwaltung/textbausteine",
	Lang.admin.blocks_leave) ?><?cs
call:form_end() ?><?cs
/with ?>
<?cs call:page_end() ?>
