<?cs include!"portal/apply_layout.cs" ?><?cs
call:page_begin() ?><?cs
call:apply_head() ?><span hidden data-sent-page></span><?cs if:Apply.waiting ?><?cs
call:notice("warning", Lang.apply.sent_notice) ?><dl class="bms-facts bms-facts--list">
<?cs call:fact(Lang.apply.number, Apply.number) ?><?cs
call:fact(Lang.apply.sent_to, Apply.email) ?></dl>
<h2><?cs var:Lang.apply.next_title ?></h2>
<ol>
<li><?cs var:Lang.apply.next1 ?></li>
<li><?cs var:Lang.apply.next2 ?></li>
<li><?cs var:Lang.apply.next3 ?></li>
</ol>
<p><?cs var:Lang.apply.no_mail ?></p>
<div class="bms-actions"><?cs call:button_form(Form.apply_again, "secondary", Lang.apply.send_again)
?></div>
<p><?cs var:Lang.apply.wrong_address ?> <a href="<?cs var:Base ?>/bewerbung/<?cs
var:url_path(Apply.number) ?>/adresse"><?cs var:Lang.apply.wrong_address_change ?></a></p>
<?cs else ?><?cs
if:Page.account ?><?cs call:notice("success", Lang.apply.sent_account) ?><?cs
else ?><?cs call:notice("success", Lang.apply.sent_done) ?><?cs
/if ?><dl class="bms-facts bms-facts--list">
<?cs call:fact(Lang.apply.number, Apply.number) ?></dl>
<p><a href="<?cs var:Base ?>/bewerbung/<?cs var:url_path(Apply.number) ?>"><?cs
var:Lang.apply.sent_status ?></a></p>
<?cs /if ?><?cs
call:apply_back_to_ads() ?><?cs
call:page_end() ?>
