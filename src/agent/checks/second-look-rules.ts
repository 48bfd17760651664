/** A character of a command before any pipe; a backslash continues the command on the next line. */
const COMMAND = '(?:[^|\\n\\\\`]|\\\\[^])';
/** A credentials folder or file in a home folder, a file of environment variables, a private key. */
const SECRET = String.raw`(?:${[
  String.raw`(?:~|\$HOME|\$\{HOME\}|/root|/home/[\w.-]{1,40}|/Users/[\w.-]{1,40}|%USERPROFILE%|\$env:USERPROFILE)[\\/]\.(?:ssh\b(?![\\/](?:config|known_hosts)|[\w\\/]{0,40}\.pub)|aws\b|gnupg\b|kube/config\b|docker/config\.json|netrc\b|npmrc\b|pypirc\b|config/gcloud\b|git-credentials\b)(?:[\\/][\w.-]{0,60}){0,3}`,
  String.raw`(?<![\w$)\]\\.*-])\.env(?:\.(?:local|production|prod|development|dev|staging))?(?![\w(*-]|\.\w)`,
  String.raw`/etc/shadow\b`,
  String.raw`\bid_(?:rsa|ed25519|ecdsa)\b(?!\.pub)`,
].join('|')})`;

/**
 * The rules for instructions that deserve a second look, found by their wording. Each rule prefers a miss to a false
 * alarm, and states only what the text says. Every quantifier has a bound and no pattern can start again within its own
 * match, so the time that a file takes grows with its length.
 */
export const SECOND_LOOK_RULES: readonly SecondLookRule[] = [
  {
    code: 'look-download',
    mayMatch: (text) => containsAny(text, ['curl', 'wget', 'iwr', 'irm', 'IWR', 'IRM', 'nvoke-', 'DownloadString']),
    pattern: pattern(
      String.raw`\b(?:curl|wget)\s${COMMAND}{0,300}?\\?\|\s{0,9}(?:sudo\s(?:-\w+\s)?\s{0,9})?(?:/usr)?(?:/bin/)?(?:(?:ba|z|da|k)?sh\b|(?:python[23]?|node|perl|ruby)(?=\s{0,9}(?:-\s|-?$|["'\`)&;])))`,
      String.raw`\b(?:iwr|irm|IWR|IRM|[Ii]nvoke-[Ww]eb[Rr]equest|[Ii]nvoke-[Rr]est[Mm]ethod)\s${COMMAND}{0,300}?\\?\|\s{0,9}(?:iex|IEX|[Ii]nvoke-[Ee]xpression)\b`,
      String.raw`\b(?:iex|IEX|[Ii]nvoke-[Ee]xpression)\s{0,3}[&(]?[^\n]{0,80}\b(?:DownloadString|iwr|irm|IWR|IRM|[Ii]nvoke-[Ww]eb[Rr]equest|[Ii]nvoke-[Rr]est[Mm]ethod)\b[^\n]{0,120}`,
      String.raw`\b(?:(?:ba|z|da)?sh|eval|source|python3?)\s(?:-c\s)?\s{0,9}["']?(?:<\(|\$\()\s{0,9}(?:curl|wget)\s[^\n)]{0,300}`,
    ),
    keep: (text) => /:\/\/|\$|\bhttps?:/.test(text),
    says: 'hands a download to a shell, which runs whatever the server sends at that moment.',
  },
  {
    code: 'look-secrets',
    mayMatch: (text) => containsAny(text, SECRET_WORDS) || /env\s{0,3}\\?\|/.test(text),
    pattern: pattern(
      String.raw`(?<![\w-]|\bgit\s(?:diff|log|rm|add|reset|restore|checkout)\s[^\n|;&]{0,60})(?:cat|less|more|head|tail|source|Get-Content|cp|scp|base64|strings|bat|jq|grep|awk|cut|xargs|tar|zip)\s[^\n|;&]{0,80}?${SECRET}`,
      String.raw`\b(?:[Rr]eads?|[Oo]pens?|[Pp]rints?|[Dd]umps?|[Ss]ends?|[Uu]ploads?|[Cc]op(?:y|ies)|[Cc]ollects?|[Ee]xtracts?|[Ee]xfiltrates?|[Ss]teals?)\s(?:[\w'’"\`*]{1,20}\s){0,5}[\`"'*(]{0,3}${SECRET}`,
      String.raw`(?<![\w.-])printenv\b|(?<![\w./$-])env\s{0,3}\\?\|\s{0,3}(?:grep|sort|less|curl|base64|tee|nc)\b|/proc/(?:self|\d{1,7})/environ\b|\b(?:Get-ChildItem|gci|dir|ls)\s{1,3}env:`,
      String.raw`\bgh auth token\b|\bsecurity find-(?:generic|internet)-password\b|\bkubectl\s[^\n|;&]{0,80}?\bget secrets?\s[^\n|;&]{0,120}?-o(?:utput)?[ =]\S{1,60}`,
    ),
    keep: readsSecret,
    says: 'reads credentials, or something that may contain them.',
  },
  {
    code: 'look-checks-off',
    mayMatch: (text) => containsAny(text, CHECK_WORDS),
    pattern: pattern(
      String.raw`\b(?:permissionMode|defaultMode|--permission-mode)["'\`]?\s{0,3}(?:[:=]|to\s)?\s{0,3}["'\`]?bypassPermissions\b|\b(?:[Uu]s(?:e|ing)|[Pp]ass(?:ing)?|[Aa]dd(?:ing)?|[Ww]ith)\s(?:the\s)?["'\`]?--(?:no-verify|(?:allow-)?dangerously-[\w-]{1,60}|yolo)\b|\b(?:claude|codex)\s[^\n|;&]{0,120}?--(?:allow-)?dangerously-[\w-]{1,60}|\bgit\s[^\n|;&]{0,120}?--no-verify\b|\b(?:codex|gemini|qwen|copilot)\s[^\n|;&]{0,120}?--yolo\b|\bHUSKY=0\s`,
      String.raw`\bchmod\s{1,3}(?:-\w{1,6}\s{1,3})?(?:0?777|a\+rwx|ugo\+rwx)(?=\s{1,3}[\w./~$*-])|\bsetenforce\s{1,3}0\b|\bcsrutil disable\b|\bufw disable\b`,
      String.raw`\bverify\s{0,2}=\s{0,2}False\b|\brejectUnauthorized["']?\s{0,2}[:=]\s{0,2}false\b|\bInsecureSkipVerify["']?\s{0,2}[:=]\s{0,2}true\b|\bNODE_TLS_REJECT_UNAUTHORIZED["'\]]{0,2}\s{0,2}[:=]\s{0,2}["']?0`,
      String.raw`\bStrictHostKeyChecking[ =]no\b|\bGIT_SSL_NO_VERIFY\b|\bsslVerify[ =]false\b|--no-check-certificate\b|\bcurl\s(?:[^\n|;&]{0,200}?\s)?(?:--insecure\b|-[a-jl-zA-Z]{0,5}k(?=\s))`,
      String.raw`-ExecutionPolicy\s{1,3}(?:Bypass|Unrestricted)\b`,
    ),
    says: 'switches off a check or a permission.',
  },
  {
    code: 'look-data-sent',
    mayMatch: (text) => containsAny(text, ['curl', 'wget', 'hook', 'maker.ifttt']),
    pattern: pattern(
      String.raw`\b(?:curl|wget)\s${COMMAND}{0,600}`,
      String.raw`https://(?:hooks\.slack\.com/services|(?:ptb\.|canary\.)?discord(?:app)?\.com/api/webhooks|[\w.-]{0,60}webhook\.office\.com|webhook\.site|hooks\.zapier\.com/hooks|maker\.ifttt\.com/trigger)/[\w/@.-]{4,200}`,
    ),
    keep: sendsData,
    says: 'sends data to an address that the file fixes.',
  },
  {
    code: 'look-encoded',
    mayMatch: (text) =>
      containsAny(text, ['\\x', 'base64', 'atob', 'Buffer', 'powershell', 'pwsh']) || containsRun(text, 120),
    pattern: pattern(
      String.raw`(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/]{120,}={0,2}`,
      String.raw`(?<!\\x[0-9a-fA-F]{2})(?:\\x[0-9a-fA-F]{2}){24,}`,
      String.raw`\bbase64\s{1,3}(?:-d|-D|--decode)\b[^\n|;&]{0,80}\|\s{0,9}(?:sudo\s{1,3})?(?:(?:ba|z|da)?sh|python3?|perl|node)\b`,
      String.raw`\b(?:eval|exec|Function)\s{0,2}\(\s{0,2}(?:atob|base64\.b64decode|Buffer\.from)\s{0,2}\(`,
      String.raw`\b(?:powershell|pwsh)(?:\.exe)?\s[^\n|;]{0,80}?-(?:e|enc|encodedcommand)\s{1,3}[A-Za-z0-9+/=]{16,}`,
    ),
    keep: (text) => !/^[A-Za-z0-9+/=]+$/.test(text) || isEncoded(text),
    says: 'is encoded, so a reader cannot tell what it says.',
  },
];

/** Every match of `look-secrets` contains one of these. */
const SECRET_WORDS =
  `.ssh .aws .gnupg .kube .docker .netrc .npmrc .pypirc .config/gcloud .git-credentials .env shadow id_rsa id_ed25519
  id_ecdsa printenv environ env: auth find-generic find-internet secret`.split(/\s+/);
/** Every match of `look-checks-off` contains one of these. */
const CHECK_WORDS =
  `bypassPermissions dangerously --no-verify --yolo HUSKY chmod setenforce csrutil ufw False rejectUnauthorized
  InsecureSkipVerify NODE_TLS StrictHostKeyChecking GIT_SSL sslVerify --no-check-certificate curl ExecutionPolicy`.split(
    /\s+/,
  );

function containsAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}

/** Whether a text has a run of at least this many base64 characters. Looks at the far end first, which skips short runs. */
function containsRun(text: string, length: number): boolean {
  for (let end = length - 1; end < text.length;) {
    let at = end;
    while (at > end - length && /[A-Za-z0-9+/]/.test(text.charAt(at))) at -= 1;
    if (at === end - length) return true;
    end = at + length;
  }
  return false;
}

/** A command of git that takes the file's name and is not asked for its content. */
const NAMES_A_FILE =
  /\bgit\s(?:-\S{1,20}\s){0,3}(?:diff|status|rm|log|add|ls-files|restore|checkout|commit|stash|blame|reset)\b/;
/** A search for a name: the first argument of grep that is no option. */
const GREP_PATTERN = /^(?:xargs\s)?grep(?:\s{1,3}-{1,2}\w[\w-]{0,30}){0,6}\s{1,3}["'^\\]{0,3}\.env[.\w]{0,20}$/;
/** A file that a command is to leave out. */
const EXCLUDES = /(?:--(?:exclude|ignore|glob|iglob)(?:=|\s)["']?!?|\s-x\s["']?|["']!)\S{0,40}$/;

/** Whether a match reads a secret, rather than copies a sample to one or tells git to ignore one. */
function readsSecret(text: string, after: string): boolean {
  if (/gitignore|check-ignore/.test(text + after) || /\s(?:to|as|into)\s\S+$/.test(text)) return false;
  if (/\.env[.\w]{0,20}$/.test(text) && (NAMES_A_FILE.test(text) || GREP_PATTERN.test(text) || EXCLUDES.test(text))) {
    return false;
  }
  return !/\.env\.(?:example|sample|template)|^s?cp\s(?:-\S{1,20}\s)?[^-\s]\S{0,80}\s/.test(text);
}

/** Whether a match is a command that sends data to a fixed address, or a fixed address that takes messages. */
function sendsData(text: string): boolean {
  const address = /https:\/\/([^\s"'`<>|)]{3,300})/.exec(text)?.[1];
  if (address === undefined || NOT_FIXED.test(address)) return false;
  return !/^(?:curl|wget)\s/.test(text) || SENDS.test(text);
}

/** Local addresses, addresses from examples, and addresses with a part still to be filled in. */
const NOT_FIXED =
  /^(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|\[|[\w.-]{0,100}\bexample\b|host\b|api\.internal|[^/]{0,100}\.(?:local|test|internal|svc)\b)|[${}[\]<>*]|\.\.\.|\byour|[-_./]your[-_]?|my-?(?:app|domain|site|api|server|company|org)|x{3,}|placeholder|unique-id|T0{3,}|\bacme\b|\bdomain\.com/i;
const SENDS =
  /\s(?:-[a-zA-Z]{0,4}[dFT](?=[\s'"@])|--(?:data|data-raw|data-binary|data-urlencode|form|form-string|upload-file|json|post-data|post-file|body-data|body-file)\b)/;

/** Whether a long run of base64 characters is encoded data: characters of every kind, not a path or a repetition. */
function isEncoded(text: string): boolean {
  if (/^[0-9a-fA-F]+$/.test(text)) return /\d/.test(text) && /[a-fA-F]/.test(text) && new Set(text).size > 8;
  const slashes = text.split('/').length - 1;
  return (
    /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && new Set(text).size > 20 && slashes * 12 < text.length
  );
}

function pattern(...alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join('|'), 'gm');
}

/** How one kind of instruction is found. */
export interface SecondLookRule {
  code: 'look-download' | 'look-secrets' | 'look-checks-off' | 'look-data-sent' | 'look-encoded';
  /** Whether a text may have a match: a quick test that spares most files the search. */
  mayMatch: (text: string) => boolean;
  /** Finds the matches. */
  pattern: RegExp;
  /** Whether a match counts. @param after the start of what follows it on its line */
  keep?: (text: string, after: string) => boolean;
  /** The second half of the finding's sentence, after the quoted match. */
  says: string;
}
