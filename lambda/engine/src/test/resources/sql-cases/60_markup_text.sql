CREATE TABLE ok(t text);
INSERT INTO ok VALUES ('<a href="x;y" title=''z''>&amp; <!-- ; --> <![CDATA[ ''; ]]></a>');
INSERT INTO ok VALUES ($html$<script>let s = 'it\'s'; /* ; */ // -- ;
</script>$html$);
