<?cs include!"layout/portal.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:german(Ad.title) ?>, <?cs
var:german(Ad.authority) ?></p>
<?cs if:Ad.kept ?><?cs call:notice("info", Lang.my.kept_already)
?><p><a href="<?cs var:Base ?>/merkliste"><?cs var:Lang.my.all_bookmarks ?></a></p>
<?cs call:form_open(Form.bookmark_drop) ?><?cs
call:submit_or(Lang.my.drop, Base + "/stellen/" + Ad.number, Lang.form.cancel) ?><?cs
call:form_end() ?>
<?cs else ?><?cs if:Guest ?><p><?cs var:Lang.my.guest_bookmarks ?></p>
<?cs /if ?><?cs
call:form_open(Form.bookmark_keep) ?><?cs
call:submit_or(Lang.my.keep, Base + "/stellen/" + Ad.number, Lang.form.cancel) ?><?cs
call:form_end() ?><?cs /if ?><?cs call:page_end() ?>
