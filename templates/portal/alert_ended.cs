<?cs include!"portal/alert_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:heading() ?><p class="bms-lead"><?cs var:Lang.alert.ended_text ?></p>
<p><a href="<?cs var:Base ?>/stellen"><?cs var:Lang.alert.to_jobs ?></a></p>
<?cs call:page_end() ?>
