# relance completion bash >> ~/.bashrc
_relance() {
  local IFS=$'\n' current="${COMP_WORDS[COMP_CWORD]}" found
  found=$(relance complete bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [ "$found" = :files ]; then
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$current"))
  else
    COMPREPLY=($found)
  fi
}
complete -F _relance relance
