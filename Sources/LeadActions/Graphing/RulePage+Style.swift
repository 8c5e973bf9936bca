extension RulePage {
  static let style = """
    :root { --page: #f6f7f9; --card: #fff; --ink: #1b2330; --soft: #5b6675; --line: #d9dee6; --event: #2456a6;
      --event-fill: #e9f0fb; --flow: #7a3fb0; --flow-fill: #f4ecfb; --type: #0b6e5f; --type-fill: #e4f4f1;
      --error: #b3261e; --error-fill: #fdecea; --warning: #8a5300; --warning-fill: #fff4dd;
      --information: #1d6b3a; --information-fill: #e8f5ec; --focus: #ffd54a; }
    @media (prefers-color-scheme: dark) { :root { --page: #12161c; --card: #1b212a; --ink: #e6eaf0; --soft: #9aa6b5;
      --line: #333d4a; --event: #8ab4f8; --event-fill: #1d2b42; --flow: #c9a3f0; --flow-fill: #2c2139;
      --type: #7fd6c5; --type-fill: #163330; --error: #ff9c93; --error-fill: #3a1b1a; --warning: #f5c26b;
      --warning-fill: #35280f; --information: #8fd3a6; --information-fill: #15301f; --focus: #8a6d00; } }
    * { box-sizing: border-box; }
    html { scroll-behavior: smooth; scroll-padding-top: 4.5rem; }
    body { margin: 0 auto; max-width: 78rem; padding: 1.5rem 1.25rem 4rem; background: var(--page); color: var(--ink);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
    h1 { font-size: 1.75rem; margin: 0; line-height: 1.2; }
    h2 { display: inline; font-size: 1.35rem; margin: 0; }
    h3 { font-size: .82rem; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); margin: 1.75rem 0 .6rem; }
    h4 { font-size: 1.05rem; margin: 0; color: var(--event); }
    h5 { font-size: 1rem; margin: 0; }
    p { margin: 0; }
    a { color: var(--event); }
    .tips { position: absolute; }
    .facts { color: var(--soft); margin: .35rem 0 0; }
    .facts span + span::before { content: "·"; margin: 0 .5rem; }
    nav { display: flex; flex-wrap: wrap; gap: .4rem; margin: 1rem 0 0; }
    nav a { border: 1px solid var(--line); border-radius: 99px; padding: .2rem .8rem; background: var(--card);
      text-decoration: none; }
    nav small { color: var(--soft); }
    .tools { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; margin: 1rem 0 0; }
    .tools[hidden] { display: none; }
    .tools input[type=search] { flex: 1 1 16rem; min-width: 0; font: inherit; padding: .45rem .75rem; color: inherit;
      background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
    .tools button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
      border-radius: .5rem; padding: .4rem .8rem; cursor: pointer; }
    .problems { margin: 1rem 0 0; padding: .7rem 1rem; background: var(--card); border: 1px solid var(--line);
      border-radius: .6rem; }
    .problems summary { font-weight: 600; cursor: pointer; }
    .problems ul { margin: .5rem 0 0; padding: 0; list-style: none; }
    .problems li { padding: .15rem 0 .15rem .7rem; margin: .2rem 0; border-left: 4px solid var(--line); }
    .problems li.error { border-color: var(--error); } .problems li.warning { border-color: var(--warning); }
    .problems li.information { border-color: var(--information); }
    code { font: .82em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--soft); }
    .lead-type { margin: 2rem 0 0; padding: 1.1rem 0 0; border-top: 2px solid var(--line); }
    .lead-type > details > summary { cursor: pointer; }
    .group { color: var(--soft); margin-left: .7rem; }
    .quiet { color: var(--soft); margin-top: .6rem; }
    .map { margin: 1rem 0 0; background: var(--card); border: 1px solid var(--line); border-radius: .7rem; }
    .map figcaption { padding: .6rem 1rem 0; color: var(--soft); font-size: .9rem; }
    .map .circle { color: var(--error); margin-left: .8rem; }
    .scroll { overflow-x: auto; } .scroll svg { display: block; }
    .edge { fill: none; stroke: var(--soft); stroke-width: 1.6; opacity: .75; }
    .edge.back { stroke: var(--error); stroke-dasharray: 6 4; opacity: 1; }
    .edge.guess { stroke-dasharray: 2 4; }
    .edge.lit { stroke: var(--event); stroke-width: 3; opacity: 1; }
    .map.lighting .edge:not(.lit) { opacity: .15; }
    .tip { fill: var(--soft); } .tip.back { fill: var(--error); }
    .node rect { fill: var(--event-fill); stroke: var(--event); stroke-width: 1.3; }
    .node text { fill: var(--ink); font-size: 13px; text-anchor: middle; unicode-bidi: isolate; }
    .node.workflow rect { fill: var(--flow-fill); stroke: var(--flow); }
    .node.type rect { fill: var(--type-fill); stroke: var(--type); }
    a:hover .node rect, a:focus .node rect { stroke-width: 2.6; }
    .event { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--event);
      border-radius: .6rem; margin: 0 0 .8rem; overflow: hidden; }
    .event > header { padding: .6rem 1rem; background: var(--event-fill); display: flex; flex-wrap: wrap;
      gap: .1rem .8rem; align-items: baseline; }
    .event > header p { color: var(--soft); font-size: .92rem; }
    .causes { margin-left: .35rem; }
    .workflow { border-left-color: var(--flow); }
    .rule { padding: .75rem 1rem; display: grid; grid-template-columns: minmax(9rem, 15rem) minmax(0, 1fr);
      gap: .25rem 1.25rem; }
    .rule + .rule { border-top: 1px solid var(--line); }
    .rule h5 { grid-column: 1; grid-row: 1 / span 2; }
    .rule .if, .rule .actions, .rule .steps, .rule .finding { grid-column: 2; }
    .rule.off > :not(.finding) { opacity: .6; }
    .rule.has-problem { box-shadow: inset 4px 0 0 var(--warning); }
    .rule.has-problem.error { box-shadow: inset 4px 0 0 var(--error); }
    .rule.has-problem.information { box-shadow: inset 4px 0 0 var(--information); }
    .badge { display: inline-block; font-size: .75rem; font-weight: 400; border: 1px solid var(--line);
      border-radius: 99px; padding: 0 .5rem; margin-left: .5rem; color: var(--soft); }
    .if { color: var(--soft); font-size: .95rem; } .if b { font-weight: 600; color: var(--ink); }
    .if ul { margin: .1rem 0 0; padding-left: 1.2rem; }
    .actions, .steps { margin: .1rem 0 0; padding: 0; list-style: none; }
    .actions li { padding: .12rem 0; }
    .turn { display: inline-block; min-width: 1.5rem; padding: 0 .3rem; margin-right: .5rem; text-align: center;
      font-size: .8rem; border-radius: 99px; background: var(--page); border: 1px solid var(--line); color: var(--soft); }
    .steps { padding-left: 1.4rem; list-style: decimal; }
    .steps li { padding: .12rem 0; } .steps .wait { color: var(--flow); }
    .leads { font-size: .88rem; white-space: nowrap; margin-left: .35rem; padding: .05rem .5rem; border-radius: 99px;
      background: var(--event-fill); text-decoration: none; }
    .leads::before { content: "→ "; }
    .leads.none { background: none; color: var(--soft); border: 1px dashed var(--line); }
    .finding { margin: .5rem 0 .2rem; padding: .6rem .9rem; border-radius: .5rem; font-size: .95rem;
      background: var(--warning-fill); border-left: 4px solid var(--warning); }
    .finding > p + p, .finding > details { margin-top: .3rem; }
    .finding b { color: var(--warning); }
    .finding.error { background: var(--error-fill); border-color: var(--error); }
    .finding.error b { color: var(--error); }
    .finding.information { background: var(--information-fill); border-color: var(--information); }
    .finding.information b { color: var(--information); }
    .finding ol { margin: .2rem 0 0; padding-left: 1.4rem; }
    .finding .place { color: var(--soft); font-size: .82rem; }
    :target { outline: 3px solid var(--focus); outline-offset: -3px; }
    #none { margin-top: 2rem; color: var(--soft); }
    @media (min-width: 48rem) { .tools { position: sticky; top: 0; z-index: 1; padding: .6rem 0; background: var(--page); } }
    @media (max-width: 40rem) { body { padding: 1rem .75rem 3rem; } .rule { grid-template-columns: minmax(0, 1fr); }
      .rule h5, .rule .if, .rule .actions, .rule .steps, .rule .finding { grid-column: 1; grid-row: auto; }
      .leads { white-space: normal; } .event > header { padding: .5rem .75rem; } .rule { padding: .7rem .75rem; } }
    @media print { .tools, nav { display: none; } body { max-width: none; } .event { break-inside: avoid; } }

    """
}
