#!/bin/sh
# Installs agents from a catalogue for a coding tool, and keeps them current:
#
#   curl -fsSL ADDRESS/install.sh | sh -s -- NAME[@PIN]... [--tool ID] [--scope project|user]
#   curl -fsSL ADDRESS/install.sh | sh -s -- --check | --update
#
# Checks every file against its SHA-256, replaces no other file without --force, and leaves nothing half-written. Nothing is
# recorded on this machine: what a file is, its bytes say. No name is sent that is not one of the catalogue's or given here,
# and of what is here nothing but, to a catalogue of very many agents, which part of its list is needed: the first digits of
# digests.
# One file, because it is downloaded as one.
# Only the last line runs anything, so that a script whose end is missing does nothing.

title='Agent Catalogue' # written by the build: title
own_catalogue=http://localhost:4321/ # written by the build: catalogue
tools=claude-code # written by the build: tools

main() {
  set -u
  # From here on, a character is a byte.
  LC_ALL=C
  export LC_ALL
  unset CDPATH
  tab=$(printf '\t')
  newline='
'
  control=$(printf '[\001-\037\177]')
  # In UTF-8: the controls U+0080 to U+009F, and those that turn the direction of writing.
  c1=$(printf '\302[\200-\237]')
  arabic=$(printf '\330\234')
  marks=$(printf '\342\200[\216\217\252-\256]')
  isolates=$(printf '\342\201[\246-\251]')
  task=install asked_tool='' asked_scope='' force='' dry_run='' wanted='' part='' kept=''

  for word do
    shift
    case $wanted$word in
      --tool= | --scope=) refuse "${word:-${wanted%=}} needs a value" ;;
      --tool=*) asked_tool=${word#--tool=} wanted='' ;;
      --scope=*) asked_scope=${word#--scope=} wanted='' ;;
      *)
        case $word in
          --tool | --scope) wanted=$word= ;;
          --check | --update | --list)
            [ "$task" = install ] || [ "--$task" = "$word" ] || refuse "--$task and $word cannot be combined"
            task=${word#--}
            ;;
          --force) force=yes ;;
          --dry-run) dry_run=yes ;;
          --help | -h) usage && exit ;;
          --) ;;
          -*) refuse "unknown option: $word" ;;
          *) set -- "$@" "$word" ;;
        esac
        ;;
    esac
  done
  [ -z "$wanted" ] || refuse "${wanted%=} needs a value"
  tool=${asked_tool:-claude-code} scope=${asked_scope:-project}
  find_folder || stop 'HOME is not set'
  find_catalogue
  [ $# -gt 0 ] || [ "$task" != install ] || refuse 'name at least one agent'
  find_programs
  case $task in
    update) refused='not updated' ;;
    check) refused='not checked' ;;
    *) refused='not installed' ;;
  esac

  work=''
  trap clean_up EXIT
  trap 'finish 129' HUP
  trap 'finish 130' INT
  trap 'finish 143' TERM
  # The traps have to know the folder, so nothing ends the program that makes it.
  work=$(trap '' HUP INT TERM; mktemp -d) && mkdir "$work/agents" "$work/pins" "$work/found" "$work/unfit" "$work/parts" || exit

  failed='' behind=0
  case $task in
    list) print_list ;;
    install)
      for name do
        install_agent "$name" || failed=yes
        discard
      done
      ;;
    *) review "$@" ;;
  esac
  [ -z "$failed" ] || finish 1
  [ "$behind" -eq 0 ] || finish 3
  finish 0
}

usage() {
  cat <<USAGE
Installs agents from $title at $own_catalogue for a coding tool, and keeps them current.

Usage: curl -fsSL ${own_catalogue}install.sh | sh -s -- NAME[@PIN]... [options]
       curl -fsSL ${own_catalogue}install.sh | sh -s -- --check | --update [NAME[@PIN]...] [options]

NAME is the last part of the address of an agent's page. PIN is the start of the file's SHA-256, 8 to 64
hexadecimal digits: of the file for the tool, or of the agent's own file.

  --tool ID              the tool (claude-code by default), one of: $tools
  --scope project|user   for this project (the default), or for all your projects
  --force                replace existing files; with --update, also files changed by hand, and keep a copy of each
  --dry-run              only print what would be done
  --check                say whether each installed file is current, older, changed by hand or not from here
  --update               replace older files with current ones
  --list                 list all agents and what they are for
  --help                 show this help

--check and --update look at all tools and both scopes, unless --tool or --scope says otherwise. The exit status is 0 if all
is well, 1 if something failed, 2 if the command is wrong, and 3 if installed files are older than the catalogue's.

The environment variable AGENT_CATALOGUE sets the address of another catalogue.
USAGE
}

# Sets the folder that the tool reads agents from in the scope, or fails if HOME is needed and not set. For some tools, a
# variable says where the user's folder is.
find_folder() {
  case $scope in
    project | user) ;;
    *) refuse "unknown scope: $scope (known: project user)" ;;
  esac
  home=${HOME:-}
  home=${home%/}
  case $tool/$scope in
    claude-code/*) folder=.claude/agents ;; # written by the build: folders
    *) refuse "unknown tool: $tool (known: $tools)" ;;
  esac
  [ "$scope" = project ] || [ -n "${HOME:-}" ] || case $folder in
    /.*) return 1 ;;
  esac
}

# Sets the catalogue's address, with a slash at the end.
find_catalogue() {
  catalogue=${AGENT_CATALOGUE:-$own_catalogue}
  case $catalogue in
    *' '* | *$control*) refuse "AGENT_CATALOGUE is not an address: $catalogue" ;;
    http://* | https://*) catalogue=${catalogue%/}/ ;;
    *) refuse "AGENT_CATALOGUE is not an address that begins with https:// or http://: $catalogue" ;;
  esac
}

# Sets the programs that fetch and check files.
find_programs() {
  if has curl; then fetch_with=curl
  elif has wget; then fetch_with=wget
  else stop 'this script needs curl or wget'; fi
  if has sha256sum; then check_with=sha256sum
  elif has shasum; then check_with=shasum
  elif has openssl; then check_with=openssl
  else stop 'this script needs sha256sum, shasum or openssl'; fi
  [ "$task" = install ] || [ "$task" = list ] || { has awk && has grep; } || stop "--$task needs awk and grep"
}

# Listing

# Prints the list of agents, page by page. The last line of a page names the next one.
print_list() {
  page=1 path=agents.txt
  while [ -n "$path" ]; do
    fetch "$path" "$work/page" || stop "could not fetch the list of agents: $problem"
    tr -d '\000-\010\013-\037\177' <"$work/page" >"$work/list"
    page=$((page + 1)) path=agents-$page.txt
    case $(sed -n '$p' "$work/list") in
      "# "*"$tab"*"$path") sed '$d' "$work/list" | plain ;;
      *) path='' && plain <"$work/list" ;;
    esac
  done
}

# Installing

# install_agent NAME[@PIN]: installs one agent and says so, or says why not.
install_agent() {
  take_name "$1" && read_agent || return
  file=$folder/$file_name
  [ -z "$pin" ] || is_pinned_there || fits_pin || return
  did=installed would='would install'
  if [ -d "$file" ]; then
    failure "$file is a folder; left as it is"
    return
  elif [ -f "$file" ] && { [ "$(digest "$file")" = "$sha256" ] || is_pinned_there; }; then
    say "already installed: $file"
    report_same_name
    return
  elif is_there "$file"; then
    [ -n "$force" ] || { failure "$file exists and differs; left as it is (--force replaces it)"; return; }
    did=replaced would='would replace'
  fi
  if [ -n "$dry_run" ]; then
    say "$would $file"
    [ -z "$others" ] || complain "$name: the catalogue has other agents of this name: $others"
    return
  fi

  problem=$(mkdir -p "$folder" 2>&1) || { failure "$folder could not be created: $problem"; return; }
  begin_part "$folder" || return
  fetch "$served" "$part" || { failure "could not be fetched: $problem"; return; }
  [ "$(digest "$part")" = "$sha256" ] || { broken_promise; return; }
  { chmod "$(umask -S | tr -d x)" "$part" && put_in_place; } || { failure "$file could not be written"; return; }
  say "$did $file"
  report_same_name
}

# take_name WORD: sets $name and $pin from NAME or NAME@PIN.
take_name() {
  name=$1 pin=''
  case $1 in
    *@*)
      pin=${1##*@}
      case $pin in
        '' | *[!0-9A-Fa-f]*) failure "a pin is 8 to 64 hexadecimal digits: $refused"; return ;;
      esac
      { [ ${#pin} -ge 8 ] && [ ${#pin} -le 64 ]; } ||
        { failure "a pin is 8 to 64 hexadecimal digits, and this one has ${#pin}: $refused"; return; }
      name=${1%@*} pin=$(printf %s "$pin" | tr A-F a-f)
      ;;
  esac
  is_name "$name" || { failure 'not a valid agent name'; return; }
}

is_name() {
  case $1 in
    '' | [.-]* | */* | *\\* | *..* | *' '* | *@* | *$control*) return 1 ;;
  esac
  is_plain "$1"
}

# Reads what the catalogue says about the agent's file for the tool.
read_agent() {
  fetch_agent || return
  others='' several=''
  while IFS=$tab read -r id sha256 served file_name; do
    [ "$id" != "$tool" ] || break
    [ "$id" != same-name ] || others=$sha256
    [ "$id" != several ] || several=$sha256
  done <"$lines"
  [ -z "$several" ] || { failure "several agents could be meant; name one of: $several"; return; }
  is_sound || failure "the catalogue has no valid entry for $tool: $refused"
}

# Fetches what the catalogue says about the agent, once for all tools.
fetch_agent() {
  lines=$work/agents/$name
  [ ! -e "$lines" ] || return 0
  fetch "agents/$name/install.txt" "$work/lines" && mv "$work/lines" "$lines" && return
  case $problem in
    *' 404'*) failure "there is no such agent in $catalogue (--list shows the agents)" ;;
    *) failure "could not be fetched: $problem" ;;
  esac
}

# Whether the file that is there already is the one that the pin means, whatever the catalogue has now.
is_pinned_there() {
  [ -n "$pin" ] && [ -f "$file" ] && case $(digest "$file") in
    "$pin"*) ;;
    *) return 1 ;;
  esac
}

# Whether the pin means the tool's file or, where that is made from it, the agent's own file, which is fetched to be sure.
# Says why not.
fits_pin() {
  case $sha256 in
    "$pin"*) return 0 ;;
  esac
  now="the catalogue now has $name@$(printf %.12s "$sha256")"
  while IFS=$tab read -r id of old date; do
    { [ "$id" = older ] && is_date; } || continue
    case $old in
      "$pin"*) failure "this pin is of the version of $date; $now: $refused"; return ;;
    esac
  done <"$lines"
  case ${served#agents/} in
    */*)
      : >"$work/own"
      for ending in md toml agent.json; do
        fetch "agents/$name.$ending" "$work/own" && break
        case $problem in
          *' 404'*) ;;
          *) failure "could not be fetched: $problem"; return ;;
        esac
      done
      case $(digest "$work/own") in
        "$pin"*) say "$name: the pin is of the agent's own file, from which $tool gets $file_name"; return ;;
      esac
      ;;
  esac
  failure "this pin is of no version that the catalogue knows; $now: $refused"
}

# Sets $date to the day of the version that a file of the tool with this digest is of, or fails if there is none.
find_date() {
  while IFS=$tab read -r id of old date; do
    [ "$id" != older ] || [ "$of" != "$tool" ] || [ "$old" != "$1" ] || { is_date && return; }
  done <"$lines"
  return 1
}

is_date() {
  case $date in
    [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]) ;;
    *) return 1 ;;
  esac
}

# begin_part FOLDER: makes the file that a new one is written to. Its name, as random as that of the working folder, is known
# to the traps before it is made.
begin_part() {
  part=$1/.agent.${work##*/}
  (set -C && : >"$part") 2>/dev/null || { part='' && failure "$1 is not writable"; }
}

# Puts the finished file in place in one step. Without --force it is linked there, which fails if anything has appeared
# there meanwhile; on disks without links it is moved.
put_in_place() {
  [ -n "$force" ] || {
    ln "$part" "$file" 2>/dev/null && return
    ! is_there "$file" || return 1
  }
  mv -f "$part" "$file" && part=''
}

# Reports other files in the folder whose headers have the same name. It is no failure, and needs nothing to be there.
report_same_name() {
  has find && has awk || return 0
  case $tool in
    claude-code) effect='Claude Code loads only one of them' ;;
    *) effect="$tool may load only one of them" ;;
  esac
  find -H "$folder" -name "*.${file_name##*.}" \( -type f -o -type l -exec test -f {} \; \) \
    -exec awk "$same_name" "$file" {} + 2>/dev/null | sort >"$work/same" || return 0
  count=0
  while IFS= read -r other; do
    count=$((count + 1))
    [ $count -gt 3 ] || complain "$name: has the same name as $other: $effect"
  done <"$work/same"
  [ $count -le 3 ] || complain "$name: has the same name as $((count - 3)) other files"
}

# For awk: prints the files that have the same name in their header as the first. Reads one line of it, as it is written.
# shellcheck disable=SC2016
same_name='
  BEGIN { own = ARGV[1] }
  FNR == 1 {
    sub(/^\357\273\277/, "")
    inside = FILENAME ~ /\.toml$/
    if (/^---[ \t\r]*$/) { inside = 1; next }
  }
  /^---/ || /^\[/ { inside = 0 }
  inside && /^name[ \t]*[:=]/ {
    inside = 0
    sub(/^name[ \t]*[:=][ \t]*/, "")
    sub(/[ \t\r]+$/, "")
    if (!/^["\047]/) sub(/[ \t]+#.*$/, "")
    if (/^".*"$/ || /^\047.*\047$/) $0 = substr($0, 2, length($0) - 2)
    if (FILENAME == own) wanted = $0
    else if ($0 == wanted && $0 != "" && !/^[|>]/) {
      other = FILENAME
      gsub(/[\001-\037\177]/, "?", other)
      print other
    }
  }
'

# Checking and updating

# review [NAME[@PIN]]...: says of each file that is installed what it is; with --update, brings older ones up to date.
review() {
  files=0 current=0 changed=0 foreign=0 updated=0 named=''
  for word do
    named=yes
    { take_name "$word" && fetch_agent && printf %s "$pin" >"$work/pins/$name"; } || failed=yes
  done
  for tool in ${asked_tool:-$tools}; do
    list='' seen=''
    for scope in ${asked_scope:-project user}; do
      { find_folder && [ -d "$folder" ]; } || continue
      at=$(cd -P -- "$folder" 2>/dev/null && [ -r . ] && pwd) || { complain "$folder cannot be read"; failed=yes; continue; }
      # In a project that is the home folder, both are the same.
      [ "$at" != "$seen" ] || continue
      seen=$at
      look_into "$folder" || { failed=yes; break; }
    done
  done
  for path in "$work"/pins/*; do
    name=${path##*/}
    [ ! -e "$path" ] || [ -e "$work/found/$name" ] || failure 'is not installed' || failed=yes
  done
  [ $((files + ${#failed})) -gt 0 ] || complain 'no agent files found here'
  [ "$files" -gt 0 ] || return 0
  [ "$task" = check ] || current="$updated updated, $current"
  complain "$files files: $current current, $behind older, $changed changed by hand, $foreign not from here"
  [ "$behind" -eq 0 ] || [ "$task" = update ] || complain '--update replaces the older ones'
}

# look_into FOLDER: looks at its files. Claude Code reads the folders below it too. Links to folders are not followed.
look_into() {
  for path in "$1"/*; do
    if [ -d "$path" ]; then
      [ "$tool" != claude-code ] || [ -L "$path" ] || look_into "$path" || return
    else
      case $path in
        *.md | *.toml | *.json) look_at "$path" || return ;;
      esac
    fi
  done
}

# look_at FILE: says what it is, and updates it if that is the task. Fails if no other file of the tool can be judged either.
look_at() {
  file=$1 name='' pin='' state='not from here'
  [ -n "$list" ] || read_list || return
  judge || failed=yes
  if [ -n "$named" ]; then
    [ -n "$name" ] || return 0
    : >"$work/found/$name"
    pin=$(cat "$work/pins/$name")
  fi
  case $state in
    current | older* | 'changed by hand')
      [ -z "$pin" ] || is_pinned_there || { [ ! -e "$work/unfit/$tool $name" ] && fits_pin; } ||
        { : >"$work/unfit/$tool $name" && failed=yes pin=wrong; }
      ;;
  esac
  [ "$task" = check ] || [ "$pin" = wrong ] || case $state/$force in
    older* | 'changed by hand/yes') fits_name && { renew || failed=yes; } ;;
  esac
  discard
  files=$((files + 1))
  case $state in
    current) current=$((current + 1)) ;;
    older* | 'would update') behind=$((behind + 1)) ;;
    changed* | 'would replace') changed=$((changed + 1)) ;;
    updated | replaced) updated=$((updated + 1)) ;;
    'not from here') foreign=$((foreign + 1)) ;;
  esac
  printf '%-16s  %s\n' "$state" "$(printf %s "$file" | tr '\001-\037\177' '?')" | plain
}

# Sets $list to what the catalogue knows of the tool's files: lines of twelve digits of a digest, a tab and a name. With names
# in the command, only theirs. If there are very many, they are in parts, and $digits says how many digits name a part.
read_list() {
  digits=0
  if [ -n "$named" ]; then
    for path in "$work"/pins/*; do
      name=${path##*/}
      { [ -e "$path" ] && read_agent; } || { failed=yes; continue; }
      printf '%.12s\t%s\n' "$sha256" "$name"
      while IFS=$tab read -r id of old date; do
        [ "$id" != older ] || [ "$of" != "$tool" ] || printf '%.12s\t%s\n' "$old" "$name"
      done <"$lines"
    done >"$work/list"
    name=''
  else
    fetch "versions/$tool.txt" "$work/list" || case $problem in
      *' 404'*) complain "$catalogue does not say which files it has for $tool: name the agents to check"; return 1 ;;
      *) stop "could not fetch the list of files: $problem" ;;
    esac
    IFS=$tab read -r word count <"$work/list" || :
    case $word/$count in
      parts/[123]) digits=$count ;;
    esac
  fi
  [ "$digits" -gt 0 ] || is_list "$work/list" || return
  list=$work/list
}

# Whether a list of files is one. Says so if not.
is_list() {
  ! grep -qv "^[0-9a-f]\{12\}$tab[^$tab]*\$" "$1" ||
    { complain "the list of files that $catalogue has for $tool is not valid: $refused"; return 1; }
}

# find_known DIGEST: prints the names of the agents that may have had a file with this digest.
find_known() {
  known=$list
  [ "$digits" -eq 0 ] || { read_part "$(printf "%.${digits}s" "$1")" && is_list "$known"; } || return
  sed -n "s/^$(printf %.12s "$1")$tab//p" "$known"
}

# Whether an agent of the catalogue has a name. 2 means that this could not be found out.
is_known() {
  [ "$digits" -gt 0 ] || { cut -f 2 "$list" | grep -Fqx -e "$1"; return; }
  printf %s "$1" >"$work/name"
  read_part "names-$(digest "$work/name" | cut -c "1-$digits")" || return 2
  grep -Fqx -e "$1" "$known"
}

# Sets $known to a part of the list, which is fetched once.
read_part() {
  known="$work/parts/$tool-$1"
  [ ! -e "$known" ] || return 0
  fetch "versions/$tool/$1.txt" "$work/part" && mv "$work/part" "$known" && return
  complain "could not fetch the list of files: $problem"
  return 1
}

# Sets $state to what the file is; if it is from here, also $name, and what the catalogue says about the agent's file.
judge() {
  [ -f "$file" ] || return 0
  have=$(digest "$file") base=${file##*/}
  [ ${#have} -eq 64 ] || { state='not readable'; complain "$file cannot be read"; return 1; }
  found=''
  find_known "$have" >"$work/known" || { state='not checked'; return 1; }
  while IFS= read -r name; do
    { is_name "$name" && read_agent; } || { name='' state='not checked'; return 1; }
    if [ "$have" = "$sha256" ]; then is=current
    elif find_date "$have"; then is="older $date"
    else continue; fi
    # Several agents may have had this file: one whose file has this name is meant rather than others.
    [ -z "$found" ] || [ "$file_name" = "$base" ] || continue
    found=$name state=$is
    [ "$file_name" != "$base" ] || break
  done <"$work/known"
  name=$found
  [ -z "$found" ] || { read_agent; return; }

  # Its name may be that of an agent's file here.
  stem=$base
  for ending in .agent.md .md .toml .json; do
    case $stem in
      *"$ending") stem=${stem%"$ending"} && break ;;
    esac
  done
  is_name "$stem" || return 0
  is_known "$stem" || { [ $? -eq 1 ] || { state='not checked'; return 1; }; return 0; }
  name=$stem
  read_agent || { state='not checked'; return 1; }
  [ "$file_name" = "$base" ] || { name=''; return 0; }
  fetch "$served" "$work/new" || { failure "could not be fetched: $problem"; state='not checked'; return 1; }
  [ "$(digest "$work/new")" = "$sha256" ] || { broken_promise; state='not checked'; return 1; }
  ! awk -v form="$(form_of "$base")" "$same_agent" "$work/new" - <"$file" || state='changed by hand'
}

form_of() {
  case $1 in
    *.toml) echo toml ;;
    *) echo markdown ;;
  esac
}

# For awk: whether two files say the same name in their headers and, unless that is enough, a third of the shorter one's lines
# are in the other: the lines of the prompt and the description. What another catalogue has under the same name was not made
# from the file here.
# shellcheck disable=SC2016
same_agent='
  FNR == 1 {
    at++
    keep = 0
    sub(/^\357\273\277/, "")
    inside = form == "toml"
    if (/^---[ \t\r]*$/) { inside = 1; next }
  }
  inside && (/^---/ || /^\[/) { inside = 0; next }
  inside && /^[A-Za-z_-]+[ \t]*[:=]/ {
    key = $0
    sub(/[ \t]*[:=].*/, "", key)
    sub(/^[A-Za-z_-]+[ \t]*[:=][ \t]*/, "")
    if (key == "name") {
      gsub(/["\047 \t\r]/, "")
      said[at] = $0
      next
    }
    keep = key == "description" || key == "developer_instructions"
    # What follows is the prompt.
    if (key == "developer_instructions") inside = 0
  }
  inside && !keep { next }
  { sub(/^[ \t"\047]+/, ""); sub(/[ \t\r"\047]+$/, "") }
  /[^->|]/ && !((at, $0) in has) {
    has[at, $0] = 1
    lines[at]++
    if (at == 2 && (1, $0) in has) common++
  }
  END {
    enough = by == "name" ? said[1] != "" : common && common * 3 >= (lines[1] < lines[2] ? lines[1] : lines[2])
    exit !(said[1] == said[2] && enough)
  }
'

# Whether an older file may be replaced without --force: its name or the name in its header is that of the agent's file now.
# Otherwise it may be another's: anybody's file can be in the history of an agent here.
fits_name() {
  misnamed=''
  case $state in
    older*) [ "$file_name" != "${file##*/}" ] || return 0 ;;
    *) return 0 ;;
  esac
  fetch "$served" "$work/new" || { failure "could not be fetched: $problem"; failed=yes; return 1; }
  ! awk -v form="$(form_of "$file")" -v by=name "$same_agent" "$work/new" - <"$file" || return 0
  misnamed=yes
  [ -z "$force" ] || return 0
  complain "$file was the file of $name, which now has another name; left as it is (--force replaces it)"
  return 1
}

# Replaces the file by the one that the catalogue has now. It keeps its mode.
renew() {
  [ ! -L "$file" ] || { complain "$file is a link; left as it is"; return 0; }
  did=updated
  [ "$state" != 'changed by hand' ] && [ -z "$misnamed" ] || did=replaced
  if [ -n "$dry_run" ]; then
    state="would ${did%d}"
    return
  fi
  fetch "$served" "$work/new" || { failure "could not be fetched: $problem"; return; }
  begin_part "${file%/*}" || return
  { cp -p "$file" "$part" && write_part; } || { failure "$file could not be written"; return; }
  [ "$(digest "$part")" = "$sha256" ] || { broken_promise; return; }
  [ $did = updated ] || keep_copy || { failure "$file could not be kept"; return; }
  { [ ! -L "$file" ] && [ "$(digest "$file")" = "$have" ]; } ||
    { failure "$file is being changed; left as it is"; return; }
  copy=$kept
  { mv -f "$part" "$file" && part=''; } || { failure "$file could not be written"; return; }
  [ "$(digest "$file")" = "$sha256" ] || { failure "$file differs from what was written"; return; }
  [ -z "$copy" ] || complain "$file: your file is kept as $copy"
  state=$did
}

# Writes the new file into $part, which has the mode of the old one.
write_part() {
  [ -w "$part" ] || { chmod u+w "$part" && cat "$work/new" >"$part" && chmod u-w "$part"; return; }
  cat "$work/new" >"$part"
}

# Keeps the file under a name that no tool reads and nothing else has.
keep_copy() {
  kept=$file.mine count=1
  while is_there "$kept"; do
    count=$((count + 1)) kept=$file.mine-$count
  done
  # On disks without links it is copied, which fails if anything has appeared there meanwhile.
  ln "$file" "$kept" 2>/dev/null || { ! is_there "$kept" && (set -C && cat "$file" >"$kept") 2>/dev/null; } ||
    { kept=''; return 1; }
}

# What both need

# Whether the line that was read for the tool is safe to use.
is_sound() {
  [ "$id" = "$tool" ] && [ ${#sha256} -eq 64 ] || return 1
  case $sha256 in
    *[!0-9a-f]*) return 1 ;;
  esac
  case $served in
    *..* | *$control*) return 1 ;;
    agents/*) ;;
    *) return 1 ;;
  esac
  case $file_name in
    '' | [.-]* | */* | *\\* | *$control*) return 1 ;;
  esac
  is_plain "$served$file_name"
}

# Whether anything is at a path, be it a broken symbolic link.
is_there() {
  [ -e "$1" ] || [ -L "$1" ]
}

# fetch PATH FILE: saves what the catalogue serves at a path as a file, or sets $problem.
fetch() {
  url=$catalogue$(encode "$1")
  case $fetch_with in
    curl) problem=$(curl -fsSLg -o "$2" "$url" 2>&1) && return ;;
    wget) problem=$(wget -t 1 -O "$2" "$url" 2>&1) && return ;;
  esac
  problem=${problem##*"$newline"}
  return 1
}

# Prints a path as an address needs it: a percent sign and two digits for every byte that is not plain ASCII.
encode() {
  case $1 in
    *[!A-Za-z0-9._~/-]*) ;;
    *) printf %s "$1" && return ;;
  esac
  printf %s "$1" | od -An -v -tx1 | tr -s ' ' '\n' | tr a-f A-F | while read -r byte; do
    case $byte in
      '') ;;
      2[DEF] | 3[0-9] | 4[1-9A-F] | 5[0-9AF] | 6[1-9A-F] | 7[0-9AE]) printf %b "\\0$(printf %o "0x$byte")" ;;
      *) printf %s "%$byte" ;;
    esac
  done
}

# Prints the SHA-256 of a file, or nothing if it cannot be read.
digest() {
  case $check_with in
    sha256sum) sha256sum <"$1" ;;
    shasum) shasum -a 256 <"$1" ;;
    openssl) openssl dgst -sha256 -r <"$1" ;;
  esac 2>/dev/null | cut -c 1-64
}

clean_up() {
  rm -rf "$work"
  discard
}

# finish STATUS: exits. Not every shell would keep the status from one trap through the trap on exit.
finish() {
  trap - EXIT
  clean_up
  exit "$1"
}

# Removes a half-written file, and the copy of a file that was not replaced: while $part is there, it has not been moved.
discard() {
  [ -z "$kept" ] || ! is_there "$part" || rm -f "$kept"
  [ -z "$part" ] || rm -f "$part"
  part='' kept=''
}

has() {
  command -v "$1" >/dev/null 2>&1
}

# Prints its input with a question mark for every control of more than one byte. Left out, they could form new ones.
plain() {
  sed -e "s/$c1/?/g" -e "s/$arabic/?/g" -e "s/$marks/?/g" -e "s/$isolates/?/g"
}

is_plain() {
  [ "$(printf '%s\n' "$1" | plain)" = "$1" ]
}

say() {
  printf '%s\n' "$1" | plain
}

broken_promise() {
  failure "the file is not the one that the catalogue promised (its SHA-256 differs): $refused"
}

# Says what went wrong with the agent, and returns a failure.
failure() {
  complain "$name: $1"
  return 1
}

stop() {
  complain "$1"
  exit 1
}

# Says what is wrong with the command.
refuse() {
  complain "$1"
  usage >&2
  exit 2
}

complain() {
  { printf %s "$1" | tr -d '\000-\037\177' && echo; } | plain >&2
}

main "$@"
