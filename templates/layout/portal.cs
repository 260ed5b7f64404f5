<?cs include!"layout/macros.cs" ?><?cs

# The same page in both languages, for search engines: the language is part of the address. ?><?cs
def:languages() ?><link rel="alternate" hreflang="de" href="<?cs var:link(Page.de) ?>">
<link rel="alternate" hreflang="en" href="<?cs var:link(Page.en) ?>">
<link rel="alternate" hreflang="x-default" href="<?cs var:link(Page.de) ?>">
<?cs /def ?><?cs

# Of a file: that it is still under check. ?><?cs
def:file_waits(f) ?><?cs if:f.waits ?> <strong class="bms-together"><?cs
	var:Lang.apply.file_waits ?></strong><?cs /if ?><?cs
/def ?><?cs

# Files that were refused after they had been sent. ?><?cs
def:files_gone() ?><?cs if:subcount(Gone) ?><h3><?cs var:Lang.apply.files_gone ?></h3>
<p><?cs var:Lang.apply.files_gone_text ?></p>
<ul><?cs each:g = Gone ?><li><strong><?cs var:g.name ?></strong> (<?cs
	call:time(g.at) ?>): <?cs var:g.reason ?></li><?cs /each ?></ul>
<?cs /if ?><?cs
/def ?><?cs

def:page_begin_with(main) ?><?cs
if:Page.internal ?><?cs call:page_head(Lang.layout.site_internal) ?><?cs
else ?><?cs call:page_head(Lang.layout.site) ?><?cs
/if ?><?cs
if:Page.internal || Page.unlisted ?><meta name="robots" content="noindex">
<?cs elif:Page.feed ?><link rel="alternate" type="application/atom+xml"
	href="<?cs var:link(Page.feed) ?>" title="<?cs var:Lang.layout.feed ?>">
<?cs if:Page.status == "200" ?><?cs
call:languages() ?><?cs /if ?><meta property="og:type" content="website">
<meta property="og:site_name"
	content="<?cs var:Lang.layout.site ?> – <?cs var:Lang.layout.owner ?>">
<meta property="og:locale" content="<?cs if:Page.lang == "en" ?>en_GB<?cs else ?>de_DE<?cs /if ?>">
<meta property="og:title" content="<?cs var:Page.title ?>">
<meta property="og:url" content="<?cs
if:Page.canonical ?><?cs var:Page.canonical ?><?cs
else ?><?cs var:Site.url ?><?cs var:Base ?><?cs var:Page.path ?><?cs
/if ?>">
<meta property="og:image" content="<?cs var:Site.url ?>/static/img/share.png?v=<?cs var:Asset ?>">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt"
	content="<?cs var:Lang.layout.site ?> – <?cs var:Lang.layout.owner ?>">
<?cs if:Head_html ?><?cs var:rendered(Head_html) ?><?cs
else ?><meta property="og:description" content="<?cs var:Lang.layout.description ?>">
<?cs /if ?><?cs /if ?><?cs
if:Page.canonical ?><link rel="canonical" href="<?cs var:link(Page.canonical) ?>">
<?cs /if ?></head>
<body class="bms-portal">
<a class="bms-skip" href="#inhalt"><?cs var:Lang.layout.skip ?></a>
<header class="bms-head"><div class="bms-head__row bms-width"><a class="bms-brand"
	href="<?cs var:Base ?>/"><img src="/static/img/logo.svg" alt="" width="48"
	height="48"><span><?cs var:Lang.layout.owner ?><b><?cs
if:Page.internal ?><?cs var:Lang.layout.site_internal ?><?cs
else ?><?cs var:Lang.layout.site ?><?cs
/if ?></b></span></a>
<nav class="bms-nav" aria-label="<?cs var:Lang.layout.nav ?>"><ul>
<li><a href="<?cs var:Base ?>/stellen"<?cs if:Page.path == "/stellen" ?> aria-current="page"<?cs /if
?>><?cs var:Lang.layout.jobs ?></a></li><li data-bookmarks<?cs if:!Page.bookmarks
?> hidden<?cs /if ?>><a href="<?cs var:Base ?>/merkliste"<?cs if:Page.path == "/merkliste"
?> aria-current="page"<?cs /if ?>><?cs var:Lang.title.bookmarks ?> <span class="bms-count">(<?cs
var:Page.bookmarks ?>)</span></a></li><?cs
each:m = Menu ?><li><a href="<?cs var:link(m.href) ?>"<?cs if:m.current
	?> aria-current="page"<?cs /if ?>><?cs var:m.label ?></a></li><?cs
/each ?><?cs
if:Page.account ?><li><a href="<?cs var:Base ?>/konto"<?cs if:Page.path == "/konto"
	?> aria-current="page"<?cs /if ?>><?cs var:Lang.layout.my_area ?></a></li><?cs
else ?><li><a href="<?cs var:Base ?>/konto/anmelden"<?cs if:Page.path == "/konto/anmelden"
	?> aria-current="page"<?cs /if ?>><?cs var:Lang.layout.sign_in ?></a></li><?cs
/if ?><?cs
if:Page.lang == "en" ?><li><a href="<?cs var:link(Page.alternate) ?>" lang="de"
		hreflang="de">Deutsch</a></li><?cs
else ?><li><a href="<?cs var:link(Page.alternate) ?>" lang="en" hreflang="en">English</a></li><?cs
/if ?><?cs
if:Page.account ?><li><form method="post" action="<?cs var:link(Form.sign_out.action) ?>"><input
		type="hidden" name="form_token" value="<?cs var:Form.sign_out.token ?>"><button
		type="submit"><?cs var:Lang.layout.sign_out ?></button></form></li><?cs
/if ?></ul></nav></div></header>
<?cs call:breadcrumb() ?><main class="<?cs var:main ?>" id="inhalt" tabindex="-1">
<?cs call:error_summary(Page.unshown) ?><?cs if:Page.notice ?><?cs
call:happened(Page.notice) ?><?cs /if ?><?cs
if:Page.notice_more ?><?cs
	call:notice("info", Lang.layout.notice_more + " " + Page.notice_more) ?><?cs
/if ?><?cs
if:Page.left_out ?><?cs call:notice("warning", Lang.layout.left_out) ?><?cs /if ?><?cs
if:Page.kept_gone ?><?cs call:notice("warning", Lang.layout.kept_gone) ?><?cs
/if ?><?cs
/def ?><?cs

# Most pages: text within the page's width. Pages with bands across the window call
# page_begin_with("") and use bms-width themselves. ?><?cs
def:page_begin() ?><?cs call:page_begin_with("bms-width") ?><?cs /def ?><?cs

def:page_end() ?></main>
<footer class="bms-foot"><div class="bms-foot__row bms-width"><nav aria-label="<?cs
var:Lang.layout.foot ?>"><ul><li><a href="<?cs var:Base ?>/datenschutz"><?cs var:Lang.title.privacy
?></a></li><li><a href="<?cs var:Base ?>/impressum"><?cs var:Lang.title.imprint ?></a></li>
<li><a href="<?cs var:Base ?>/barrierefreiheit"><?cs var:Lang.title.accessibility ?></a></li>
<li><a href="<?cs var:Base ?>/leichte-sprache"><?cs var:Lang.title.easy ?></a></li>
<li><a href="<?cs var:Base ?>/kontakt"><?cs var:Lang.title.contact ?></a></li><?cs
if:!Page.internal ?><li><a href="<?cs var:Base ?>/api"><?cs var:Lang.title.api ?></a></li><?cs
/if ?></ul></nav><p><?cs var:Lang.layout.owner ?></p></div></footer>
</body>
</html>
<?cs /def ?><?cs

# Where one is in something of several pages: done, current and next, in words, too. ?><?cs
def:portal_steps(label) ?><nav aria-label="<?cs var:label ?>"><p class="bms-steps-at"><?cs
var:Lang.layout.step ?> <?cs var:number(Steps_at) ?> <?cs var:Lang.pager.of ?> <?cs
var:number(Steps_of) ?></p>
<ol class="bms-steps"><?cs each:s = Steps ?>
<li<?cs
if:s.current ?> aria-current="step"<?cs
elif:s.done ?> class="bms-steps__done"<?cs
/if ?>><?cs
if:s.href ?><a href="<?cs var:link(s.href) ?>"><?cs var:s.label ?></a><?cs
elif:s.current ?><strong><?cs var:s.label ?></strong><?cs
else ?><?cs var:s.label ?><?cs
/if ?><?cs
if:s.done ?><span class="kern-sr-only"> – <?cs var:Lang.layout.step_done ?></span><?cs
/if ?></li><?cs /each ?>
</ol></nav>
<?cs /def ?><?cs

# The mark of an ad for staff only. ?><?cs
def:ad_internal() ?><span class="bms-status bms-status--info"><?cs
var:Lang.portal.internal ?></span> <?cs
/def ?><?cs

# A symbol of the family in htdocs/img/symbols.svg; it only decorates. ?><?cs
def:symbol(id) ?><svg class="bms-symbol" aria-hidden="true" focusable="false"><use
	href="/static/img/symbols.svg?v=<?cs var:Asset ?>#<?cs var:id ?>"></use></svg><?cs
/def ?><?cs

# The last day of an ad in a list, and how near it is. ?><?cs
def:ad_day(ad) ?><p class="bms-ad__day"><span class="kern-sr-only"><?cs
var:Lang.portal.deadline ?> </span><span aria-hidden="true"><?cs var:Lang.portal.until
?> </span><time datetime="<?cs var:ad.valid_to.iso ?>"><?cs var:ad.valid_to ?></time><?cs
if:ad.near ?> <span class="bms-near"><?cs
	if:ad.days_left == "0" ?><?cs var:Lang.portal.ends_today ?><?cs
	elif:ad.days_left == "1" ?><?cs var:Lang.portal.ends_tomorrow ?><?cs
	else ?><?cs var:Lang.portal.ends_before ?> <?cs var:number(ad.days_left) ?> <?cs
		var:Lang.portal.ends_after ?><?cs
	/if ?></span><?cs
/if ?></p>
<?cs /def ?><?cs

# The link that keeps an ad; a script does it in one click. ?><?cs
def:ad_keep(ad) ?><a class="bms-keep" href="<?cs var:Base ?>/stellen/<?cs var:ad.number ?>/merken"
	data-keep="<?cs var:Lang.portal.keep ?>" data-kept="<?cs var:Lang.portal.kept ?>"<?cs
if:ad.kept ?> data-is-kept<?cs /if ?>><?cs
call:symbol("bookmark") ?><span class="kern-label" aria-live="polite"><?cs
if:ad.kept ?><?cs var:Lang.portal.kept ?><?cs
else ?><?cs var:Lang.portal.keep ?><?cs
/if ?></span><span class="kern-sr-only">: <?cs var:german(ad.title) ?></span></a>
<?cs /def ?><?cs

# One ad in a list, at a glance: title, authority, place, pay, time, last day. Lists with
# other buttons: ad_begin, what stands at the side, ad_end. ?><?cs
def:ad_begin(ad) ?><li class="bms-ad"><h3><a href="<?cs var:Base ?>/stellen/<?cs var:ad.number
?>-<?cs var:ad.slug ?>"><?cs var:german(ad.title) ?></a></h3>
<ul class="bms-tags"><li><?cs if:ad.internal ?><?cs call:ad_internal() ?><?cs /if ?><?cs
var:german(ad.authority) ?></li><li><?cs var:german(ad.town) ?></li><?cs
if:ad.pay ?><li><?cs var:ad.pay ?></li><?cs
elif:ad.grade ?><li><?cs var:ad.grade ?></li><?cs
/if ?><?cs
if:ad.working_time_label ?><li><?cs var:ad.working_time_label ?></li><?cs /if ?><?cs
if:ad.limited ?><li><?cs var:Lang.portal.limited ?></li><?cs /if ?></ul>
<div class="bms-ad__side"><?cs call:ad_day(ad) ?><?cs /def ?><?cs

def:ad_end() ?></div></li>
<?cs /def ?><?cs

# Where the amounts in a list are from. ?><?cs
def:pay_note() ?><?cs if:subcount(Pay) ?><p class="bms-small"><?cs var:Lang.pay.list ?><?cs
each:t = Pay ?><?cs
	if:!first(t) ?>;<?cs /if ?> <?cs var:t.pay_table ?>, <?cs var:Lang.pay.valid_from ?> <?cs
	call:time(t.pay_from) ?> (<?cs var:german(t.pay_source) ?>)<?cs
/each ?>.</p>
<?cs /if ?><?cs /def ?><?cs

# One that was kept and is over by now; then what stands at the side, ad_end. ?><?cs
def:ad_over(ad) ?><li class="bms-ad"><h3><?cs var:german(ad.title) ?></h3>
<p class="bms-muted"><?cs var:Lang.my.ad_over ?></p>
<div class="bms-ad__side"><?cs /def ?><?cs

def:ad_item(ad) ?><?cs
call:ad_begin(ad) ?><?cs
call:ad_keep(ad) ?><?cs
call:ad_end() ?><?cs
/def ?>
