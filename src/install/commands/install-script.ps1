# Installs agents from a catalogue for a coding tool, and keeps them current, with PowerShell 5.1 or later:
#
#   & ([scriptblock]::Create((irm ADDRESS/install.ps1))) NAME[@PIN]... [-Tool ID] [-Scope project|user]
#   & ([scriptblock]::Create((irm ADDRESS/install.ps1))) -Check | -Update
#
# Checks every file against its SHA-256, replaces no other file without -Force, and leaves nothing half-written. Nothing is
# recorded on this machine: what a file is, its bytes say. No name is sent that is not one of the catalogue's or given here,
# and of what is here nothing but, to a catalogue of very many agents, which part of its list is needed: the first digits of
# digests.
# Only the last line runs anything. Nothing here calls "exit", which would close the user's window.
# ASCII only, because PowerShell 5.1 reads what it fetches as Latin-1.

[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Position = 0, ValueFromRemainingArguments = $true)] [string[]] $Name,
    [string] $Tool,
    [string] $Scope,
    [switch] $Force,
    [switch] $DryRun,
    [switch] $Check,
    [switch] $Update,
    [switch] $List,
    [switch] $Help
)

$title = 'Agent Catalogue' # written by the build: title
$ownCatalogue = 'http://localhost:4321/' # written by the build: catalogue
$tools = [ordered] @{
    'claude-code' = @{ project = '.claude/agents'; user = '.claude/agents' } # written by the build: folders
}

function Invoke-Main {
    $ErrorActionPreference = 'Stop'
    if ($Help) { return Get-Usage }
    if ($Tool -and -not $tools.Contains($Tool)) { throw "unknown tool: $Tool (known: $($tools.Keys -join ' '))" }
    if ($Scope -and @('project', 'user') -notcontains $Scope) { throw "unknown scope: $Scope (known: project user)" }
    if (@($Check, $Update, $List | Where-Object { $_ }).Count -gt 1) { throw '-Check, -Update and -List cannot be combined' }
    $catalogue = Get-Catalogue
    if ($List) { return Get-Listing }
    # What the catalogue says about each agent that was asked for.
    $agents = @{}
    if ($Check -or $Update) { return Invoke-Review }
    if (-not $Name) { throw "name at least one agent`n`n$(Get-Usage)" }

    $id = if ($Tool) { $Tool } else { 'claude-code' }
    $folder = Get-Folder $id $(if ($Scope) { $Scope } else { 'project' })
    $failed = 0
    foreach ($word in $Name) {
        try {
            Install-Agent (Get-Wanted $word) $folder
        } catch {
            $failed += 1
            Write-Error (Get-Plain "${word}: $($_.Exception.GetBaseException().Message)") -ErrorAction Continue
        }
    }
    if ($failed -gt 0) { throw "not installed: $failed of $($Name.Count)" }
}

function Get-Usage {
    @"
Installs agents from $title at $ownCatalogue for a coding tool, and keeps them current.

Usage: & ([scriptblock]::Create((irm ${ownCatalogue}install.ps1))) NAME[@PIN]... [options]
       & ([scriptblock]::Create((irm ${ownCatalogue}install.ps1))) -Check | -Update [NAME[@PIN]...] [options]

NAME is the last part of the address of an agent's page. PIN is the start of the file's SHA-256, 8 to 64
hexadecimal digits: of the file for the tool, or of the agent's own file.

  -Tool ID              the tool (claude-code by default), one of: $($tools.Keys -join ' ')
  -Scope project|user   for this project (the default), or for all your projects
  -Force                replace existing files; with -Update, also files changed by hand, and keep a copy of each
  -DryRun               only print what would be done
  -Check                say whether each installed file is current, older, changed by hand or not from here
  -Update               replace older files with current ones
  -List                 list all agents and what they are for
  -Help                 show this help

-Check and -Update look at all tools and both scopes, unless -Tool or -Scope says otherwise. They set `$LASTEXITCODE to 0 if
all is well, to 1 if something failed, and to 3 if installed files are older than the catalogue's.

The environment variable AGENT_CATALOGUE sets the address of another catalogue.
"@
}

# The list of agents, page by page. The last line of a page names the next one.
function Get-Listing {
    $page = 1
    $path = 'agents.txt'
    while ($path) {
        $text = Get-Text $path
        $page += 1
        $path = ''
        if ($text -cmatch "(?:^|\n)# [^\n\t]*\t[^\n\t]*agents-$page\.txt\n?\z") {
            $path = "agents-$page.txt"
            $text = $text.Substring(0, $text.Length - $Matches[0].Length)
        }
        Get-Plain $text
    }
}

# The catalogue's address, with a slash at the end.
function Get-Catalogue {
    $address = if ($env:AGENT_CATALOGUE) { $env:AGENT_CATALOGUE } else { $ownCatalogue }
    if ($address -notmatch '^https?://[^\s\x00-\x1f\x7f]+\z') {
        throw "AGENT_CATALOGUE is not an address that begins with https:// or http://: $address"
    }
    return $address.TrimEnd('/') + '/'
}

# The folder that a tool reads agents from. For some tools, a variable says where the user's folder is.
function Get-Folder([string] $id, [string] $where) {
    $known = $tools[$id]
    if ($where -eq 'project') { return Join-Path (Get-Location -PSProvider FileSystem).ProviderPath $known.project }
    $root = if ($known.variable) { [System.Environment]::GetEnvironmentVariable($known.variable) }
    if ($root) { return Join-Path $root $known.moved }
    return Join-Path $HOME $known.user
}

# The name and the pin in NAME or NAME@PIN.
function Get-Wanted([string] $word) {
    $slug = $word
    $pin = ''
    $at = $word.LastIndexOf('@')
    if ($at -ge 0) {
        $slug = $word.Substring(0, $at)
        $pin = $word.Substring($at + 1).ToLowerInvariant()
        if ($pin -cnotmatch '^[0-9a-f]{8,64}\z') { throw 'a pin is 8 to 64 hexadecimal digits' }
    }
    if (-not (Test-Name $slug)) { throw 'not a valid agent name' }
    return @{ Slug = $slug; Pin = $pin }
}

function Test-Name([string] $slug) {
    return -not ($slug -notmatch '^[^\s/\\.\-@\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069][^\s/\\@\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*\z' -or $slug.Contains('..'))
}

# Fails unless the pin means the tool's file or, where that is made from it, the agent's own file, which is fetched to be sure.
function Confirm-Pin([hashtable] $wanted, [hashtable] $promise) {
    $pin = $wanted.Pin
    if (-not $pin -or $promise.Sha256.StartsWith($pin)) { return }
    $now = "the catalogue now has $($wanted.Slug)@$($promise.Sha256.Substring(0, 12))"
    foreach ($line in Get-AgentLines $wanted.Slug) {
        if ($line -cmatch '^older\t[^\t]+\t([0-9a-f]{64})\t(\d{4}-\d\d-\d\d)\z' -and $Matches[1].StartsWith($pin)) {
            throw "this pin is of the version of $($Matches[2]); $now"
        }
    }
    if ($promise.Path.Split('/').Count -gt 2) {
        foreach ($ending in 'md', 'toml', 'agent.json') {
            try {
                [byte[]] $own = Get-Bytes "agents/$($wanted.Slug).$ending"
            } catch {
                if ("$_" -notmatch '^there is no ') { throw }
                continue
            }
            if (-not (Get-Digest $own).StartsWith($pin)) { break }
            return "$($wanted.Slug): the pin is of the file of the agent itself, from which $id gets $($promise.FileName)"
        }
    }
    throw "this pin is of no version that the catalogue knows; $now"
}

# Installs one agent and says so.
function Install-Agent([hashtable] $wanted, [string] $folder) {
    $slug = $wanted.Slug
    $promise = Get-Promise $slug
    $file = Join-Path $folder $promise.FileName
    $would = 'install'
    $did = 'installed'

    $attributes = Get-Attributes $file
    $there = ''
    if ($null -ne $attributes) {
        if ($attributes -band [System.IO.FileAttributes]::Directory) { throw "$file is a folder; left as it is" }
        if (Test-Path -LiteralPath $file) { $there = Get-Digest ([System.IO.File]::ReadAllBytes($file)) }
    }
    $isPinned = $wanted.Pin -and $there.StartsWith($wanted.Pin)
    if (-not $isPinned) { Confirm-Pin $wanted $promise }
    if ($null -ne $attributes) {
        if ($isPinned -or $there -eq $promise.Sha256) {
            "already installed: $file"
            return Show-SameName $slug $file $folder
        }
        if (-not $Force) { throw "$file exists and differs; left as it is (-Force replaces it)" }
        $would = 'replace'
        $did = 'replaced'
    }
    if ($DryRun) {
        if ($promise.Others) { Write-Warning (Get-Plain "${slug}: the catalogue has other agents of this name: $($promise.Others)") }
        return "would $would $file"
    }

    [byte[]] $bytes = Get-Promised $promise
    [void] [System.IO.Directory]::CreateDirectory($folder)
    $part = Join-Path $folder ('.agent.' + [guid]::NewGuid().ToString('N'))
    try {
        [System.IO.File]::WriteAllBytes($part, $bytes)
        if ($attributes -band [System.IO.FileAttributes]::ReparsePoint) {
            # Replaces the link, not its target.
            [System.IO.File]::Delete($file)
            $attributes = $null
        }
        if ($null -eq $attributes) {
            # This fails if anything has appeared there meanwhile.
            [System.IO.File]::Move($part, $file)
        } else {
            [System.IO.File]::Replace($part, $file, [NullString]::Value)
        }
    } finally {
        [System.IO.File]::Delete($part)
    }
    "$did $file"
    Show-SameName $slug $file $folder
}

# Reports other files in the folder whose headers have the same name. It is no failure.
function Show-SameName([string] $slug, [string] $file, [string] $folder) {
    $effect = if ($id -eq 'claude-code') { 'Claude Code loads only one of them' } else { "$id may load only one of them" }
    try {
        $name = Get-StatedName $file
        if (-not $name) { return }
        $pattern = '*' + [System.IO.Path]::GetExtension($file)
        $own = [System.IO.Path]::GetFullPath($file)
        $count = 0
        foreach ($other in [System.IO.Directory]::EnumerateFiles($folder, $pattern, [System.IO.SearchOption]::AllDirectories)) {
            if ([System.IO.Path]::GetFullPath($other) -eq $own -or (Get-StatedName $other) -cne $name) { continue }
            $count += 1
            if ($count -le 3) { Write-Warning (Get-Plain "${slug}: has the same name as ${other}: $effect") }
        }
        if ($count -gt 3) { Write-Warning "${slug}: has the same name as $($count - 3) other files" }
    } catch {
        # The agent is installed, and what cannot be read here is not its fault.
        Write-Verbose "$_"
    }
}

# The name in the header of a file: one line of it, as it is written.
function Get-StatedName([string] $file) {
    $inside = $file.EndsWith('.toml')
    $count = 0
    foreach ($line in [System.IO.File]::ReadLines($file)) {
        $count += 1
        if ($count -eq 1 -and $line -match '^---\s*\z') { $inside = $true; continue }
        if (-not $inside -or $line.StartsWith('---') -or $line.StartsWith('[')) { return }
        if ($line -cnotmatch '^name\s*[:=]\s*(.*?)\s*\z') { continue }
        $value = $Matches[1]
        if ($value -match '^"(.*)"\z' -or $value -match "^'(.*)'\z") { return $Matches[1] }
        if ($value -match '^[|>]') { return }
        return ($value -replace '\s+#.*\z', '')
    }
}

# Says of each file that is installed what it is; with -Update, brings older ones up to date.
function Invoke-Review {
    $global:LASTEXITCODE = 1
    $failed = 0
    $pins = [ordered] @{}
    $found = @{}
    $counts = [ordered] @{ current = 0; older = 0; 'changed by hand' = 0; 'not from here' = 0; updated = 0 }
    foreach ($word in $Name) {
        try {
            $wanted = Get-Wanted $word
            [void] (Get-AgentLines $wanted.Slug)
            $pins[$wanted.Slug] = $wanted.Pin
        } catch {
            $failed += 1
            Write-Error (Get-Plain "${word}: $($_.Exception.GetBaseException().Message)") -ErrorAction Continue
        }
    }
    foreach ($id in @(if ($Tool) { $Tool } else { $tools.Keys })) {
        $seen = @()
        $known = $null
        try {
            foreach ($where in @(if ($Scope) { $Scope } else { 'project', 'user' })) {
                $folder = Get-Folder $id $where
                if (-not [System.IO.Directory]::Exists($folder)) { continue }
                # In a project that is the home folder, both are the same.
                $full = [System.IO.Path]::GetFullPath($folder)
                if ($seen -ccontains $full) { continue }
                $seen += $full
                foreach ($file in @(Get-AgentFiles $folder)) {
                    if ($null -eq $known) { $known = Get-Known }
                    $judged = Get-Judgement $file
                    if ($Name -and -not $judged.Slug) { continue }
                    if ($judged.Slug) { $found[$judged.Slug] = $true }
                    try {
                        if ($judged.Problem) { throw $judged.Problem }
                        $wanted = @{ Slug = $judged.Slug; Pin = if ($pins.Contains($judged.Slug)) { $pins[$judged.Slug] } }
                        $isOurs = $judged.State -ne 'not from here'
                        if ($isOurs -and $wanted.Pin -and -not $judged.Sha256.StartsWith($wanted.Pin)) { Confirm-Pin $wanted $judged.Promise }
                        $isDue = $judged.State -like 'older*' -or ($judged.State -eq 'changed by hand' -and $Force)
                        if ($Update -and $isDue) { $judged.State = Install-Newer $file $judged }
                    } catch {
                        $failed += 1
                        Write-Error (Get-Plain "${file}: $($_.Exception.GetBaseException().Message)") -ErrorAction Continue
                    }
                    switch -Wildcard ($judged.State) {
                        'current' { $counts.current += 1 }
                        'older*' { $counts.older += 1 }
                        'would update' { $counts.older += 1 }
                        'would replace' { $counts['changed by hand'] += 1 }
                        'changed by hand' { $counts['changed by hand'] += 1 }
                        'not from here' { $counts['not from here'] += 1 }
                        'updated' { $counts.updated += 1 }
                        'replaced' { $counts.updated += 1 }
                    }
                    Get-Plain ('{0,-16}  {1}' -f $judged.State, ($file -replace '[\r\n\t]', '?'))
                }
            }
        } catch {
            # Without the list of a tool's files, none of them can be judged.
            $failed += 1
            Write-Error (Get-Plain "$($_.Exception.GetBaseException().Message)") -ErrorAction Continue
        }
    }
    foreach ($slug in $pins.Keys) {
        if ($found.ContainsKey($slug)) { continue }
        $failed += 1
        Write-Error "${slug}: is not installed" -ErrorAction Continue
    }
    $all = ($counts.Values | Measure-Object -Sum).Sum
    if ($all -eq 0 -and $failed -eq 0) { Write-Warning 'no agent files found here' }
    if ($counts.older -gt 0 -and $Check) { Write-Warning "$($counts.older) of $all files are older than in the catalogue: -Update replaces them" }
    if ($failed -gt 0) { throw "$failed problems" }
    $global:LASTEXITCODE = if ($counts.older -gt 0) { 3 } else { 0 }
}

# The files of a folder that may be agents. Claude Code reads the folders below it too. Links to folders are not followed.
function Get-AgentFiles([string] $folder) {
    foreach ($item in Get-ChildItem -LiteralPath $folder | Sort-Object -Property Name) {
        if ($item.PSIsContainer) {
            if ($id -eq 'claude-code' -and -not ($item.Attributes -band [System.IO.FileAttributes]::ReparsePoint)) { Get-AgentFiles $item.FullName }
        } elseif ($item.Name -cmatch '\.(?:md|toml|json)\z') {
            $item.FullName
        }
    }
}

# What the catalogue knows of the files for the tool: slugs by the first twelve digits of digests. With names in the command,
# only theirs. If there are very many, they are in parts, and Digits says how many digits name a part.
function Get-Known {
    $known = @{ Digits = 0; Slugs = @{}; Parts = @{} }
    if ($Name) {
        foreach ($slug in $pins.Keys) {
            $promise = Get-Promise $slug
            foreach ($digest in @($promise.Sha256) + @($promise.Older.Keys)) {
                $known.Slugs[$digest.Substring(0, 12)] = @($known.Slugs[$digest.Substring(0, 12)]) + $slug
            }
        }
        return $known
    }
    $text = Get-Text "versions/$id.txt"
    if ($text -cmatch '^parts\t([123])\n?\z') {
        $known.Digits = [int] $Matches[1]
    } else {
        $known.Slugs = Get-Slugs $text
    }
    return $known
}

# The slugs in a list of files, by the first twelve digits of their digests.
function Get-Slugs([string] $text) {
    $slugs = @{}
    foreach ($line in $text.Split("`n")) {
        if ($line -eq '') { continue }
        $digits, $slug, $more = $line.Split("`t")
        if ($digits -cnotmatch '^[0-9a-f]{12}\z' -or $null -ne $more -or -not (Test-Name $slug)) {
            throw "the list of files that $catalogue has for $id is not valid"
        }
        $slugs[$digits] = @($slugs[$digits]) + $slug
    }
    return $slugs
}

# The slugs of the agents that may have had a file with this digest.
function Get-KnownSlugs([string] $sha256) {
    $slugs = $known.Slugs
    if ($known.Digits -gt 0) {
        $part = $sha256.Substring(0, $known.Digits)
        if (-not $known.Parts.ContainsKey($part)) { $known.Parts[$part] = Get-Slugs (Get-Text "versions/$id/$part.txt") }
        $slugs = $known.Parts[$part]
    }
    return $slugs[$sha256.Substring(0, 12)] | Where-Object { $_ }
}

# Whether an agent of the catalogue has a slug.
function Test-Known([string] $slug) {
    if ($known.Digits -eq 0) { return @($known.Slugs.Values | ForEach-Object { $_ }) -ccontains $slug }
    $part = 'names-' + (Get-Digest ([System.Text.Encoding]::UTF8.GetBytes($slug))).Substring(0, $known.Digits)
    if (-not $known.Parts.ContainsKey($part)) { $known.Parts[$part] = (Get-Text "versions/$id/$part.txt").Split("`n") }
    return $known.Parts[$part] -ccontains $slug
}

# What a file is: its state; if it is from here, also the agent's slug, and what the catalogue says about the agent's file.
function Get-Judgement([string] $file) {
    $judged = @{ State = 'not from here'; Slug = ''; Sha256 = ''; Promise = $null; Problem = '' }
    try {
        [byte[]] $bytes = [System.IO.File]::ReadAllBytes($file)
    } catch [System.IO.FileNotFoundException], [System.IO.DirectoryNotFoundException] {
        # A link that leads nowhere.
        return $judged
    } catch {
        $judged.State = 'not readable'
        $judged.Problem = "$_"
        return $judged
    }
    $judged.Sha256 = Get-Digest $bytes
    $base = [System.IO.Path]::GetFileName($file)
    try {
        foreach ($slug in @(Get-KnownSlugs $judged.Sha256)) {
            $promise = Get-Promise $slug
            $state = if ($judged.Sha256 -eq $promise.Sha256) { 'current' }
            elseif ($promise.Older.Contains($judged.Sha256)) { "older $($promise.Older[$judged.Sha256])" }
            if (-not $state) { continue }
            # Several agents may have had this file: one whose file has this name is meant rather than others.
            if ($judged.Slug -and $promise.FileName -cne $base) { continue }
            $judged.State = $state
            $judged.Slug = $slug
            $judged.Promise = $promise
            if ($promise.FileName -ceq $base) { break }
        }
        if ($judged.Slug) { return $judged }

        # Its name may be that of an agent's file here.
        $stem = $base -replace '(?:\.agent\.md|\.md|\.toml|\.json)\z', ''
        if (-not (Test-Name $stem) -or -not (Test-Known $stem)) { return $judged }
        $promise = Get-Promise $stem
        if ($promise.FileName -cne $base) { return $judged }
        $judged.Slug = $stem
        $judged.Promise = $promise
        [byte[]] $now = Get-Promised $promise
        $theirs = Get-Substance $now $base
        $mine = Get-Substance $bytes $base
        $common = @($mine.Lines.Keys | Where-Object { $theirs.Lines.ContainsKey($_) }).Count
        $least = [System.Math]::Min($mine.Lines.Count, $theirs.Lines.Count)
        if ($mine.Said -ceq $theirs.Said -and $common -gt 0 -and $common * 3 -ge $least) { $judged.State = 'changed by hand' }
    } catch {
        $judged.State = 'not checked'
        $judged.Problem = "$($_.Exception.GetBaseException().Message)"
    }
    return $judged
}

# The name that a file says in its header, and the lines of its prompt and its description. What another catalogue has under
# the same name was not made from the file here, and has few of its lines.
function Get-Substance([byte[]] $bytes, [string] $base) {
    $said = ''
    $lines = New-Object 'System.Collections.Generic.Dictionary[string,bool]'
    $inside = $base.EndsWith('.toml')
    $keep = $false
    $count = 0
    foreach ($line in [System.Text.Encoding]::UTF8.GetString($bytes).TrimStart([char] 0xfeff).Split("`n")) {
        $count += 1
        if ($count -eq 1 -and $line -match '^---\s*\z') { $inside = $true; continue }
        if ($inside) {
            if ($line -cmatch '^---|^\[') { $inside = $false; continue }
            if ($line -cmatch '^([A-Za-z_-]+)[ \t]*[:=](.*)') {
                $key = $Matches[1]
                $line = $Matches[2]
                if ($key -ceq 'name') { $said = $line -replace '["''\s]', ''; continue }
                $keep = $key -ceq 'description' -or $key -ceq 'developer_instructions'
                # What follows is the prompt.
                if ($key -ceq 'developer_instructions') { $inside = $false }
            }
            if ($inside -and -not $keep) { continue }
        }
        $text = $line.Trim(" `t`r`"'".ToCharArray())
        if ($text -match '[^->|]') { $lines[$text] = $true }
    }
    return @{ Said = $said; Lines = $lines }
}

# Whether an older file may be replaced without -Force: its name or the name in its header is that of the agent's file now.
# Otherwise it may be another's: anybody's file can be in the history of an agent here.
function Test-NameOfAgent([string] $file, [hashtable] $judged) {
    $base = [System.IO.Path]::GetFileName($file)
    if ($judged.Promise.FileName -ceq $base) { return $true }
    $said = (Get-Substance ([System.IO.File]::ReadAllBytes($file)) $base).Said
    return $said -ne '' -and $said -ceq (Get-Substance (Get-Promised $judged.Promise) $base).Said
}

# Replaces a file by the one that the catalogue has now, and returns what it is then.
function Install-Newer([string] $file, [hashtable] $judged) {
    if ((Get-Attributes $file) -band [System.IO.FileAttributes]::ReparsePoint) {
        Write-Warning (Get-Plain "$file is a link; left as it is")
        return $judged.State
    }
    $isMisnamed = $judged.State -like 'older*' -and -not (Test-NameOfAgent $file $judged)
    if ($isMisnamed -and -not $Force) {
        Write-Warning (Get-Plain "$file was the file of $($judged.Slug), which now has another name; left as it is (-Force replaces it)")
        return $judged.State
    }
    $isChanged = $isMisnamed -or $judged.State -eq 'changed by hand'
    if ($DryRun) { return $(if ($isChanged) { 'would replace' } else { 'would update' }) }
    [byte[]] $bytes = Get-Promised $judged.Promise
    $part = Join-Path ([System.IO.Path]::GetDirectoryName($file)) ('.agent.' + [guid]::NewGuid().ToString('N'))
    $copy = [NullString]::Value
    if ($isChanged) {
        $copy = "$file.mine"
        for ($count = 2; $null -ne (Get-Attributes $copy); $count += 1) { $copy = "$file.mine-$count" }
    }
    try {
        # A copy has the permissions of the file.
        [System.IO.File]::Copy($file, $part)
        [System.IO.File]::WriteAllBytes($part, $bytes)
        if ((Get-Digest ([System.IO.File]::ReadAllBytes($file))) -ne $judged.Sha256) { throw 'is being changed; left as it is' }
        [System.IO.File]::Replace($part, $file, $copy)
    } finally {
        [System.IO.File]::Delete($part)
    }
    if ((Get-Digest ([System.IO.File]::ReadAllBytes($file))) -ne $judged.Promise.Sha256) { throw 'differs from what was written' }
    if (-not $isChanged) { return 'updated' }
    Write-Warning (Get-Plain "${file}: your file is kept as $copy")
    return 'replaced'
}

# What the catalogue says about an agent, fetched once.
function Get-AgentLines([string] $slug) {
    if (-not $agents.ContainsKey($slug)) { $agents[$slug] = (Get-Text "agents/$slug/install.txt").Split("`n") }
    return $agents[$slug]
}

# What the catalogue says about an agent's file for the tool, and about the older ones.
function Get-Promise([string] $slug) {
    $others = ''
    $promise = $null
    $older = @{}
    foreach ($line in Get-AgentLines $slug) {
        $key, $sha256, $path, $fileName, $more = $line.Split("`t")
        if ($key -eq 'same-name') { $others = $sha256 }
        if ($key -eq 'several') { throw "several agents could be meant; name one of: $sha256" }
        if ($line -cmatch '^older\t([^\t]+)\t([0-9a-f]{64})\t(\d{4}-\d\d-\d\d)\z' -and $Matches[1] -ceq $id) {
            $older[$Matches[2]] = $Matches[3]
        }
        if ($key -ne $id -or $promise) { continue }
        if ($null -eq $more -and
            $sha256 -cmatch '^[0-9a-f]{64}\z' -and
            $path -cmatch '^agents/[^\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+\z' -and -not $path.Contains('..') -and
            $fileName -cmatch '^[^.\-/\\:*?"<>|\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069][^/\\:*?"<>|\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*\z') {
            $promise = @{ Sha256 = $sha256; Path = $path; FileName = $fileName; Others = $others; Older = $older }
        } else {
            break
        }
    }
    if (-not $promise) { throw "the catalogue has no valid entry for ${id}: not installed" }
    return $promise
}

# The file that the catalogue promised.
function Get-Promised([hashtable] $promise) {
    [byte[]] $bytes = Get-Bytes $promise.Path
    if ((Get-Digest $bytes) -ne $promise.Sha256) { throw 'the file is not the one that the catalogue promised (its SHA-256 differs)' }
    return , $bytes
}

# Text without what could control the terminal or turn the direction of writing.
function Get-Plain([string] $text) {
    return $text -replace '[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]', ''
}

function Get-Text([string] $path) {
    return [System.Text.Encoding]::UTF8.GetString((Get-Bytes $path))
}

# The bytes that the catalogue serves at a path.
function Get-Bytes([string] $path) {
    $words = $path.Split('/') | ForEach-Object { [System.Uri]::EscapeDataString($_) }
    $client = New-Object System.Net.WebClient
    try {
        return , $client.DownloadData($catalogue + ($words -join '/'))
    } catch {
        $problem = $_.Exception
        while ($problem -and $problem -isnot [System.Net.WebException]) { $problem = $problem.InnerException }
        if ($problem -and $problem.Response -and [int] $problem.Response.StatusCode -eq 404) {
            throw "there is no $path in $catalogue (-List shows the agents)"
        }
        throw
    } finally {
        $client.Dispose()
    }
}

# The attributes of what is at a path, or of a symbolic link itself; $null if there is nothing.
function Get-Attributes([string] $file) {
    try {
        return [System.IO.File]::GetAttributes($file)
    } catch [System.IO.FileNotFoundException], [System.IO.DirectoryNotFoundException] {
        return $null
    }
}

function Get-Digest([byte[]] $bytes) {
    $algorithm = [System.Security.Cryptography.SHA256]::Create()
    try {
        return [System.BitConverter]::ToString($algorithm.ComputeHash($bytes)).Replace('-', '').ToLowerInvariant()
    } finally {
        $algorithm.Dispose()
    }
}

Invoke-Main
