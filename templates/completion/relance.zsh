# relance completion zsh >> ~/.zshrc
_relance() {
  local -a lines described
  local line tab=$'\t'
  lines=("${(@f)$(relance complete zsh -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ "$lines[1]" == :files ]]; then
    _files
    return
  fi
  for line in $lines; do
    described+=("${${line%%$tab*}//:/\\:}:${line#*$tab}")
  done
  _describe relance described
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _relance relance
