# Installs agents from a catalogue for a coding tool, with PowerShell 5.1 or later:
#
#   & ([scriptblock]::Create((irm ADDRESS/install.ps1))) NAME... [-Tool ID] [-Scope project|user]
#
# Checks every file against its SHA-256, replaces no other file without -Force, and leaves nothing half-written.
# Only the last line runs anything. Nothing here calls "exit", which would close the user's window.
# ASCII only, because PowerShell 5.1 reads what it fetches as Latin-1.

[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Position = 0, ValueFromRemainingArguments = $true)] [string[]] $Name,
    [string] $Tool = 'claude-code',
    [string] $Scope = 'project',
    [switch] $Force,
    [switch] $DryRun,
    [switch] $List,
    [switch] $Help
)

$ownCatalogue = 'http://localhost:4321/' # written by the build: catalogue
$tools = [ordered] @{
    'claude-code' = @{ project = '.claude/agents'; user = '.claude/agents' } # written by the build: folders
}

function Invoke-Main {
    $ErrorActionPreference = 'Stop'
    if ($Help) { return Get-Usage }
    if (-not $tools.Contains($Tool)) { throw "unknown tool: $Tool (known: $($tools.Keys -join ' '))" }
    if (@('project', 'user') -notcontains $Scope) { throw "unknown scope: $Scope (known: project user)" }
    $catalogue = Get-Catalogue
    if ($List) { return Get-Plain (Get-Text $catalogue 'agents.txt') }
    if (-not $Name) { throw "no agent is named`n`n$(Get-Usage)" }

    $folder = Get-Folder
    $failed = 0
    foreach ($slug in $Name) {
        try {
            Install-Agent $slug $catalogue $folder
        } catch {
            $failed += 1
            Write-Error (Get-Plain "${slug}: $($_.Exception.GetBaseException().Message)") -ErrorAction Continue
        }
    }
    if ($failed -gt 0) { throw "not installed: $failed of $($Name.Count)" }
}

function Get-Usage {
    @"
Installs agents from the catalogue at $ownCatalogue for a coding tool.

Usage: & ([scriptblock]::Create((irm ${ownCatalogue}install.ps1))) NAME... [options]

NAME is the last part of the address of an agent's page.

  -Tool ID              the tool (claude-code by default), one of: $($tools.Keys -join ' ')
  -Scope project|user   for this project (the default), or for all your projects
  -Force                replace existing files
  -DryRun               only print what would be done
  -List                 list all agents, with what they are for
  -Help                 show this help

The environment variable AGENT_CATALOGUE sets the address of another catalogue.
"@
}

# The catalogue's address, with a slash at the end.
function Get-Catalogue {
    $address = if ($env:AGENT_CATALOGUE) { $env:AGENT_CATALOGUE } else { $ownCatalogue }
    if ($address -notmatch '^https?://[^\s\x00-\x1f\x7f]+\z') {
        throw "AGENT_CATALOGUE is not an address that begins with https:// or http://: $address"
    }
    return $address.TrimEnd('/') + '/'
}

# The folder that the tool reads agents from. For some tools, a variable says where the user's folder is.
function Get-Folder {
    $known = $tools[$Tool]
    if ($Scope -eq 'project') { return Join-Path (Get-Location -PSProvider FileSystem).ProviderPath $known.project }
    $root = if ($known.variable) { [System.Environment]::GetEnvironmentVariable($known.variable) }
    if ($root) { return Join-Path $root $known.moved }
    return Join-Path $HOME $known.user
}

# Installs one agent and says so.
function Install-Agent([string] $slug, [string] $catalogue, [string] $folder) {
    if ($slug -notmatch '^[^\s/\\.\-\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069][^\s/\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*\z' -or $slug.Contains('..')) {
        throw 'this is not the name of an agent'
    }
    $promise = Get-Promise $slug $catalogue
    $file = Join-Path $folder $promise.FileName
    $would = 'install'
    $did = 'installed'

    $attributes = Get-Attributes $file
    if ($null -ne $attributes) {
        if ($attributes -band [System.IO.FileAttributes]::Directory) { throw "$file is a folder, and stays as it is" }
        if ((Test-Path -LiteralPath $file) -and (Get-Digest ([System.IO.File]::ReadAllBytes($file))) -eq $promise.Sha256) {
            "already installed: $file"
            return Show-SameName $slug $file $folder
        }
        if (-not $Force) { throw "$file exists, differs, and stays as it is (-Force replaces it)" }
        $would = 'replace'
        $did = 'replaced'
    }
    if ($DryRun) {
        if ($promise.Others) { Write-Warning (Get-Plain "${slug}: the catalogue has other agents of this name: $($promise.Others)") }
        return "would $would $file"
    }

    [byte[]] $bytes = Get-Bytes $catalogue $promise.Path
    if ((Get-Digest $bytes) -ne $promise.Sha256) {
        throw 'this is not the file that the catalogue promised (SHA-256): not installed'
    }
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
    $effect = if ($Tool -eq 'claude-code') { 'Claude Code loads only one of them' } else { "$Tool may load only one of them" }
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

# What the catalogue says about an agent's file for the tool.
function Get-Promise([string] $slug, [string] $catalogue) {
    $others = ''
    foreach ($line in (Get-Text $catalogue "agents/$slug/install.txt").Split("`n")) {
        $id, $sha256, $path, $fileName, $more = $line.Split("`t")
        if ($id -eq 'same-name') { $others = $sha256 }
        if ($id -eq 'several') { throw "this may be any of several agents: $sha256" }
        if ($id -ne $Tool) { continue }
        if ($null -eq $more -and
            $sha256 -cmatch '^[0-9a-f]{64}\z' -and
            $path -cmatch '^agents/[^\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+\z' -and -not $path.Contains('..') -and
            $fileName -cmatch '^[^.\-/\\:*?"<>|\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069][^/\\:*?"<>|\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*\z') {
            return @{ Sha256 = $sha256; Path = $path; FileName = $fileName; Others = $others }
        }
        break
    }
    throw "the catalogue has no valid entry for $Tool: not installed"
}

# Text without what could control the terminal or turn the direction of writing.
function Get-Plain([string] $text) {
    return $text -replace '[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]', ''
}

function Get-Text([string] $catalogue, [string] $path) {
    return [System.Text.Encoding]::UTF8.GetString((Get-Bytes $catalogue $path))
}

# The bytes that the catalogue serves at a path.
function Get-Bytes([string] $catalogue, [string] $path) {
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
