<?cs include!"layout/macros.cs" ?><?cs def:page_begin() ?><?cs
call:page_head(Lang.layout.product) ?>
<link rel="stylesheet" href="/static/css/list.css?v=<?cs var:Asset ?>">
<link rel="stylesheet" href="/static/css/desk.css?v=<?cs var:Asset ?>">
<link rel="stylesheet" href="/static/css/cockpit.css?v=<?cs var:Asset ?>"></head>
<body class="bms-backend">
<a class="bms-skip" href="#inhalt"><?cs var:Lang.layout.skip ?></a>
<header class="bms-head"><div class="bms-head__row bms-width"><a class="bms-brand" href="<?cs
var:Base ?>/"><img src="/static/img/logo.svg" alt="" width="48" height="48"><span><?cs
var:Lang.layout.owner ?><b><?cs var:Lang.layout.product ?></b></span></a><?cs if:Principal.name ?>
<p class="bms-who"><span class="kern-sr-only"><?cs var:Lang.layout.signed_in ?> </span><b><?cs
var:Principal.name ?></b><?cs var:Principal.role ?></p><?cs /if ?><?cs
if:Form.service_sign_out.token ?><div class="bms-actions"><?cs
	if:Principal.name ?><a href="<?cs var:Base ?>/dienstkonto/passwort"><?cs
		var:Lang.service.to_password ?></a><?cs
	/if ?><?cs
	call:button_form(Form.service_sign_out, "tertiary", Lang.service.sign_out) ?></div><?cs
/if ?><p class="bms-lang"><?cs
if:Page.lang == "en" ?><a href="<?cs var:link(Page.alternate) ?>" lang="de"
	hreflang="de">Deutsch</a><?cs
else ?><a href="<?cs var:link(Page.alternate) ?>" lang="en" hreflang="en">English</a><?cs
/if ?></p></div><?cs
if:Super.until ?><p class="bms-width"><a class="bms-status bms-status--locked" href="<?cs var:Base
	?>/verwaltung/super"><?cs var:Lang.super.head ?> <?cs call:time(Super.until) ?></a></p><?cs
/if ?><?cs
if:subcount(Menu) ?>
<nav class="bms-menu bms-nav" aria-label="<?cs var:Lang.layout.nav ?>"><ul class="bms-width"><?cs
each:m = Menu ?><li><a href="<?cs var:link(m.href) ?>"<?cs if:m.current
	?> aria-current="<?cs var:m.current ?>"<?cs /if ?>><?cs var:m.label ?></a></li><?cs
/each ?></ul></nav><?cs /if ?></header>
<?cs call:breadcrumb() ?><main class="bms-width" id="inhalt" tabindex="-1">
<?cs call:error_summary(Page.unshown) ?><?cs if:Page.notice ?><?cs
call:happened(Page.notice) ?><?cs /if ?><?cs
if:Page.notice_more ?><?cs
	call:notice("info", Lang.layout.notice_more + " " + Page.notice_more) ?><?cs
/if ?><?cs
if:Page.left_out ?><?cs call:notice("warning", Lang.layout.left_out) ?><?cs /if ?><?cs
if:Page.kept_gone ?><?cs call:notice("warning", Lang.layout.kept_gone) ?><?cs
/if ?><?cs
/def ?><?cs

def:page_end() ?></main>
<footer class="bms-foot"><div class="bms-foot__row bms-width">
<nav aria-label="<?cs var:Lang.layout.foot ?>"><ul><li><a href="<?cs var:Base ?>/hilfe"><?cs
var:Lang.layout.help ?></a></li></ul></nav><p><?cs var:Lang.layout.owner ?></p></div></footer>
</body>
</html>
<?cs /def ?>
