#!/bin/sh
# Installs agents from a catalogue for a coding tool:
#
#   curl -fsSL ADDRESS/install.sh | sh -s -- NAME... [--tool ID] [--scope project|user]
#
# Checks every file against its SHA-256, replaces no other file without --force, and leaves nothing half-written.
# One file, because it is downloaded as one.
# Only the last line runs anything, so that a script whose end is missing does nothing.

own_catalogue=http://localhost:4321/ # written by the build: catalogue
tools=claude-code # written by the build: tools

main() {
  set -u
  # From here on, a character is a byte.
  LC_ALL=C
  export LC_ALL
  tab=$(printf '\t')
  newline='
'
  control=$(printf '[\001-\037\177]')
  # In UTF-8: the controls U+0080 to U+009F, and those that turn the direction of writing.
  c1=$(printf '\302[\200-\237]')
  arabic=$(printf '\330\234')
  marks=$(printf '\342\200[\216\217\252-\256]')
  isolates=$(printf '\342\201[\246-\251]')
  tool=claude-code scope=project force='' dry_run='' list='' wanted='' part=''

  for word do
    shift
    case $wanted in
      --tool) tool=$word wanted='' ;;
      --scope) scope=$word wanted='' ;;
      *)
        case $word in
          --tool | --scope) wanted=$word ;;
          --tool=*) tool=${word#*=} ;;
          --scope=*) scope=${word#*=} ;;
          --force) force=yes ;;
          --dry-run) dry_run=yes ;;
          --list) list=yes ;;
          --help | -h) usage && exit ;;
          --) ;;
          -*) refuse "unknown option: $word" ;;
          *) set -- "$@" "$word" ;;
        esac
        ;;
    esac
  done
  [ -z "$wanted" ] || refuse "$wanted needs a value"
  find_folder
  find_catalogue
  [ $# -gt 0 ] || [ -n "$list" ] || refuse 'no agent is named'
  find_programs

  work=''
  trap clean_up EXIT
  trap 'finish 129' HUP
  trap 'finish 130' INT
  trap 'finish 143' TERM
  work=$(mktemp -d) || exit

  if [ -n "$list" ]; then
    fetch agents.txt "$work/list" || stop "could not fetch the list of agents: $problem"
    tr -d '\000-\010\013-\037\177' <"$work/list" | plain
    exit
  fi
  failed=0
  for name do
    install_agent "$name" || failed=1
    discard
  done
  finish "$failed"
}

usage() {
  cat <<USAGE
Installs agents from the catalogue at $own_catalogue for a coding tool.

Usage: curl -fsSL ${own_catalogue}install.sh | sh -s -- NAME... [options]

NAME is the last part of the address of an agent's page.

  --tool ID              the tool (claude-code by default), one of: $tools
  --scope project|user   for this project (the default), or for all your projects
  --force                replace existing files
  --dry-run              only print what would be done
  --list                 list all agents, with what they are for
  --help                 show this help

The environment variable AGENT_CATALOGUE sets the address of another catalogue.
USAGE
}

# Sets the folder that the tool reads agents from. For some tools, a variable says where the user's folder is.
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
    /.*) stop 'HOME is not set' ;;
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
}

# install_agent NAME: installs one agent and says so, or says why not.
install_agent() {
  name=$1
  case $name in
    '' | [.-]* | */* | *\\* | *..* | *' '* | *$control*) failure 'this is not the name of an agent'; return ;;
  esac
  is_plain "$name" || { failure 'this is not the name of an agent'; return; }

  fetch "agents/$name/install.txt" "$work/lines" || {
    case $problem in
      *' 404'*) failure "there is no such agent in $catalogue (--list shows the agents)" ;;
      *) failure "could not be fetched: $problem" ;;
    esac
    return
  }
  others='' several=''
  while IFS=$tab read -r id sha256 served file_name; do
    [ "$id" != "$tool" ] || break
    [ "$id" != same-name ] || others=$sha256
    [ "$id" != several ] || several=$sha256
  done <"$work/lines"
  [ -z "$several" ] || { failure "this may be any of several agents: $several"; return; }
  is_sound || { failure "the catalogue has no valid entry for $tool: not installed"; return; }

  file=$folder/$file_name
  did=installed would='would install'
  if [ -d "$file" ]; then
    failure "$file is a folder, and stays as it is"
    return
  elif [ -f "$file" ] && [ "$(digest "$file")" = "$sha256" ]; then
    say "already installed: $file"
    report_same_name
    return
  elif is_there "$file"; then
    [ -n "$force" ] || { failure "$file exists, differs, and stays as it is (--force replaces it)"; return; }
    did=replaced would='would replace'
  fi
  if [ -n "$dry_run" ]; then
    say "$would $file"
    [ -z "$others" ] || complain "$name: the catalogue has other agents of this name: $others"
    return
  fi

  problem=$(mkdir -p "$folder" 2>&1) || { failure "$folder could not be created: $problem"; return; }
  # The name is known to the traps before the file is made. It is as random as that of the working folder.
  part=$folder/.agent.${work##*/}
  (set -C && : >"$part") 2>/dev/null || { part='' && failure "$folder is not writable"; return; }
  fetch "$served" "$part" || { failure "could not be fetched: $problem"; return; }
  [ "$(digest "$part")" = "$sha256" ] || {
    failure 'this is not the file that the catalogue promised (SHA-256): not installed'
    return
  }
  { chmod "$(umask -S | tr -d x)" "$part" && put_in_place; } || { failure "$file could not be written"; return; }
  say "$did $file"
  report_same_name
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

# Puts the finished file in place in one step. Without --force it is linked there, which fails if anything has appeared
# there meanwhile; on disks without links it is moved.
put_in_place() {
  [ -n "$force" ] || {
    ln "$part" "$file" 2>/dev/null && return
    ! is_there "$file" || return 1
  }
  mv -f "$part" "$file" && part=''
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

digest() {
  case $check_with in
    sha256sum) sha256sum <"$1" ;;
    shasum) shasum -a 256 <"$1" ;;
    openssl) openssl dgst -sha256 -r <"$1" ;;
  esac | cut -c 1-64
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

# Removes a half-written file.
discard() {
  [ -z "$part" ] || rm -f "$part"
  part=''
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
