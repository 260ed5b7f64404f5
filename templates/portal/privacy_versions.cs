<?cs include!"layout/portal.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:Lang.portal.versions_text ?></p>
<?cs if:subcount(Versions) ?><?cs each:v = Versions ?><details class="bms-mail"><summary><?cs
var:Lang.account.consent_version ?> <?cs var:v.version ?>, <?cs var:v.lang_label ?>, <?cs
var:Lang.portal.versions_since ?> <?cs call:time(v.kept_at) ?></summary>
<p class="bms-lines" lang="<?cs var:v.lang ?>"><?cs var:v.text ?></p></details>
<?cs /each ?><?cs else ?><?cs call:empty_state(Lang.portal.versions_none) ?><?cs
/if ?><p><a href="<?cs var:Base ?>/datenschutz"><?cs var:Lang.portal.versions_now ?></a></p>
<?cs call:page_end() ?>
