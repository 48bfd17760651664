/**
 * Strings that try to break out of their context, by that context. Code that runs leaves a trace: `window.__pwned`, a
 * dialog, a file called `pwned`, or a request to a host that does not exist.
 */
export const BREAKOUTS: Readonly<Record<string, string>> = {
  markup:
    '"><script>__pwned=1;alert(1)</script><img src=https://evil.example/x onerror=__pwned=1><iframe srcdoc="<script>parent.__pwned=1</script>">',
  attribute: `' onmouseover='__pwned=1' autofocus onfocus='__pwned=1' style='background:url(//evil.example/)' " onload="__pwned=1" x="`,
  ending:
    '</title></style></script></textarea></noscript></template></main>--><svg/onload=__pwned=1><base href=//evil.example/>',
  entity: '&quot;&gt;&lt;script&gt;__pwned=1&lt;/script&gt;&#60;svg onload=__pwned=1&#62;&lt',
  xml: ']]><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x><?xml-stylesheet href="https://evil.example/x.css"?>',
  json: '"}],"pwned":true,"x":[{"\\u0022":"</script><script>__pwned=1</script>\u2028\u2029',
  toml: `x"""\n'''\npwned = true\n[pwned]\nx = "\\"`,
  yaml: '"\npwned: true\n---\npwned: true\n...\n- &a !!js/function "x" # ',
  shell: `';touch pwned;'$(touch pwned)\`touch pwned\`|touch pwned&&touch pwned\ntouch pwned\n#`,
  powershell: `’;ni pwned;‘$(ni pwned)'@\nni pwned\n@' | iex; & ni pwned`,
  template: `{{constructor.constructor('__pwned=1')()}} \${__pwned=1} {__pwned=1} <%= x %> <Fragment set:html={x} />`,
  markdown:
    'x](javascript:__pwned=1) [x](https://evil.example/) ![x](https://evil.example/x.png) <https://evil.example/>\n# Not a heading\n\n- [x](https://evil.example/): x\n\n```\n',
  table: 'a,b\tc;d|e\n=cmd|"/c calc"!A1\t"x\r\n+1',
  control:
    '\u0000\u0007\u001b[2J\u001b]0;x\u0007\u009b31m\u007f\u0085\u2028\u2029\u202e\u2066\u200b\ufeff\udc00\ud800\ufffe\uffff',
};

/** Addresses that a link must not have, as written in Markdown. */
const ADDRESSES: readonly string[] = [
  'javascript:__pwned=1',
  'JaVaScRiPt:__pwned=1',
  '&#106;avascript:__pwned=1',
  'java&Tab;script:__pwned=1',
  'java&NewLine;script:__pwned=1',
  '&#1;javascript:__pwned=1',
  'javascript&colon;__pwned=1',
  '%6aavascript:__pwned=1',
  'vbscript:msgbox(1)',
  'data:text/html,<script>__pwned=1</script>',
  'DATA:text/html;base64,PHNjcmlwdD5fX3B3bmVkPTE8L3NjcmlwdD4=',
  'data:image/svg+xml,<svg onload=__pwned=1>',
  'blob:https://evil.example/x',
  'file:///etc/passwd',
  'view-source:https://evil.example/',
  'https:javascript:__pwned=1',
  'https://x"onmouseover="__pwned=1',
  'mailto:x?body=%0A"onmouseover="__pwned=1',
  '//evil.example/x',
  '/\\evil.example',
  '#content',
];

/** HTML known to trip up parsers and sanitizers. */
const MARKUP: readonly string[] = [
  '<script>__pwned=1</script>',
  '<script src=https://evil.example/x.js></script>',
  '<img src=x onerror=__pwned=1>',
  '<svg/onload=__pwned=1>',
  '<svg><script>__pwned=1</script><style><img src=x onerror=__pwned=1></style></svg>',
  '<noscript><p title="</noscript><img src=x onerror=__pwned=1>"></noscript>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=__pwned=1&gt;">',
  '<!--><img src=x onerror=__pwned=1>-->',
  '<!-- --!><script>__pwned=1</script> -->',
  '<![CDATA[<script>__pwned=1</script>]]>',
  '<?php __pwned=1 ?><?x ><img src=x onerror=__pwned=1>?>',
  '<iframe src=javascript:parent.__pwned=1></iframe><object data=//evil.example/></object><embed src=//evil.example/>',
  '<meta http-equiv=refresh content="0;url=https://evil.example/"><base href=//evil.example/>',
  '<link rel=stylesheet href=//evil.example/x.css><style>@import "//evil.example/x.css";*{display:none}</style>',
  '<form action=//evil.example/ name=body id=content><input name=getElementById autofocus onfocus=__pwned=1></form>',
  '<details open ontoggle=__pwned=1><video autoplay onloadstart=__pwned=1><source onerror=__pwned=1></video></details>',
  '<template shadowrootmode=open><script>__pwned=1</script></template>',
  '<copy-button data-copy=file></copy-button><file-check></file-check><agent-search></agent-search>',
  '<a id=content name=content href=javascript:__pwned=1>x</a><a id=__proto__ name=get>x</a>',
  '<div hidden style="position:fixed;inset:0">x</div>',
  '</pre></code></article></main></body></html><script>__pwned=1</script>',
];

/** Headings whose ids might collide with a page's own or with properties of every object. */
const IDS: readonly string[] = [
  ...['content', 'prompt', 'get', 'line-1', 'prompt-content', 'prompt-content', 'body', 'location', 'undefined'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '', '{#content}', '"onmouseover="__pwned=1'],
];

/** A body with every Markdown construct, each holding a payload. */
export function hostileBody(): string {
  const words = Object.values(BREAKOUTS).map((word) => word.replace(/[\n\r]/g, ' '));
  return [
    ...ADDRESSES.flatMap((address, at) => [
      `[a link](<${address}>) [another](${address} "${address}") <${address}>`,
      `![an image](<${address}>) ![x][ref-${at}] [x][ref-${at}]`,
      `[ref-${at}]: <${address}> "onmouseover=__pwned=1"`,
    ]),
    ...MARKUP.flatMap((markup) => [markup, `In a line ${markup} of text.`, `> ${markup}`, `- ${markup}`]),
    ...MARKUP.map(
      (markup) => `# ${markup}\n\n| ${markup} | x |\n| --- | --- |\n| x | ${markup.replace(/\|/g, '\\|')} |`,
    ),
    ...words.flatMap((word) => [
      `\`\`\`${word.replaceAll('`', '')}\n${word}\n\`\`\``,
      `~~~js ${word}\n${word}\n~~~`,
      `    ${word}`,
      `\`\` ${word} \`\` *${word}* **${word}** ~~${word}~~`,
      `${word}\n===`,
      `1. ${word}\n   - [x] ${word}\n     - [ ] ${word}`,
      `Note[^1] $${word}$\n\n[^1]: ${word}\n\n:::note{onclick=__pwned=1}\n${word}\n:::`,
    ]),
    ...IDS.map((id) => `## ${id}`),
    'import x from "https://evil.example/x.js"\nexport const y = __pwned = 1\n\n{__pwned = 1}',
    '\ud800\udc00 \udc00 \u0000',
  ].join('\n\n');
}
