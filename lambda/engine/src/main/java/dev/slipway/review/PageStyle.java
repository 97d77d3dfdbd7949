package dev.slipway.review;

/** How the page looks: light, dark, narrow and on paper. */
final class PageStyle {

  /**
   * Colours are named once; each pair of text and ground keeps a contrast of 4.5, each line one of
   * 3 (WCAG 2.2, 1.4.3 and 1.4.11).
   */
  static final String CSS =
      """
      :root {
        color-scheme: light;
        --text: #1b1f24; --ground: #ffffff; --muted: #57606a; --link: #0550ae; --line: #7d8590;
        --code-text: #1b1f24; --code-ground: #f3f5f7;
        --bad-text: #82071e; --bad-ground: #ffe6e3;
        --warn-text: #5c3a00; --warn-ground: #fff5c2;
        --good-text: #044f1e; --good-ground: #dcf9e3;
      }
      @media screen and (prefers-color-scheme: dark) {
        :root {
          color-scheme: dark;
          --text: #e6edf3; --ground: #0d1117; --muted: #9da7b3; --link: #79c0ff; --line: #6e7681;
          --code-text: #e6edf3; --code-ground: #171c24;
          --bad-text: #ffc1ba; --bad-ground: #4a1115;
          --warn-text: #f8e3a1; --warn-ground: #3b2900;
          --good-text: #aff5b4; --good-ground: #04260f;
        }
      }
      * { box-sizing: border-box; }
      body { margin: 0 auto; padding: 1rem; max-width: 70rem; color: var(--text);
        background: var(--ground); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
      h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; }
      h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; border-bottom: 1px solid var(--line); }
      h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
      a { color: var(--link); }
      a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link);
        outline-offset: 2px; }
      .skip { position: absolute; left: -100vw; }
      .skip:focus { position: static; }
      nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0;
        margin: .5rem 0; }
      nav a { display: inline-block; padding: .2rem 0; }
      .muted { color: var(--muted); }
      .tags { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
      .tag { padding: .1rem .6rem; border: 1px solid; border-radius: 1rem; font-weight: 600; }
      .bad { color: var(--bad-text); background: var(--bad-ground); }
      .warn { color: var(--warn-text); background: var(--warn-ground); }
      .good { color: var(--good-text); background: var(--good-ground); }
      pre { margin: .4rem 0; padding: .6rem .8rem; color: var(--code-text);
        background: var(--code-ground); border-radius: 4px; white-space: pre-wrap;
        unicode-bidi: isolate; font-size: .875rem; }
      code { font-family: ui-monospace, monospace; unicode-bidi: isolate; }
      article { border-left: 4px solid var(--line); padding-left: .9rem; margin: 1.25rem 0; }
      article p { margin: .3rem 0; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; }
      caption { text-align: left; color: var(--muted); padding: .25rem 0; }
      th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left;
        vertical-align: top; font-weight: normal; min-width: 4.5rem; }
      thead th, tbody th[colspan] { font-weight: 600; color: var(--code-text);
        background: var(--code-ground); }
      .line { display: block; padding: 0 .3rem; text-decoration: none; }
      svg { display: block; }
      svg text { font: 12px ui-monospace, monospace; fill: var(--text); }
      svg .name { font-weight: 700; fill: var(--code-text); }
      svg .frame { fill: var(--ground); stroke: var(--line); }
      svg .top { fill: var(--code-ground); stroke: var(--line); }
      svg .table.made > .frame, svg .table.made > .top { stroke: var(--good-text); stroke-width: 2; }
      svg .table.gone > .frame, svg .table.gone > .top { stroke: var(--bad-text); stroke-width: 2;
        stroke-dasharray: 5 4; }
      svg .table.changed > .frame, svg .table.changed > .top { stroke: var(--warn-text);
        stroke-width: 2; }
      svg text.made { fill: var(--good-text); }
      svg text.gone { fill: var(--bad-text); text-decoration: line-through; }
      svg text.changed { fill: var(--warn-text); }
      svg .arrow { fill: none; stroke: var(--muted); stroke-width: 1.5; }
      svg .arrow.made { stroke: var(--good-text); stroke-width: 2.5; }
      svg .arrow.gone { stroke: var(--bad-text); stroke-dasharray: 5 4; }
      svg .head { fill: var(--muted); }
      @media print {
        body { max-width: none; padding: 0; font-size: 10pt; }
        nav, .skip { display: none; }
        .wide { overflow: visible; }
        svg { max-width: 100%; height: auto; }
        article, tr, figure { break-inside: avoid; }
        h2, h3 { break-after: avoid; }
        * { print-color-adjust: exact; }
      }
      """;

  private PageStyle() {}
}
