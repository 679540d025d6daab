# relance completion fish > ~/.config/fish/completions/relance.fish
function __relance_complete
  set -l words (commandline -opc) (commandline -ct)
  set -l found (relance complete fish -- $words[2..-1] 2>/dev/null)
  if test "$found" = :files
    __fish_complete_path (commandline -ct)
  else
    printf '%s\n' $found
  end
end
complete -c relance -f -a '(__relance_complete)'
