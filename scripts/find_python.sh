# Prints the path of an interpreter that can hold articlelint: Python 3.11 or newer, able to make environments.
# find_python.sh               the first that fits
# find_python.sh 3.12          that version, on PATH or among pyenv's
# find_python.sh /a/python3    that one, or an explanation of why not

fits() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

wanted=$1
case $wanted in
'') candidates='python3 python3.13 python3.12 python3.11 python' ;;
3.*) candidates="python$wanted $(ls -d "${PYENV_ROOT:-$HOME/.pyenv}/versions/$wanted".*/bin/python 2>/dev/null)" ;;
*) candidates=$wanted ;;
esac

for candidate in $candidates; do
    # pyenv leaves commands on PATH for versions that are switched off: only running one tells.
    if fits "$candidate"; then
        "$candidate" -c 'import sys; print(sys.executable)'
        exit 0
    fi
done

case $wanted in
3.*) ;; # the caller says what its absence means
'')
    echo 'articlelint needs Python 3.11 or newer with its venv module (Debian and Ubuntu: apt install python3-venv).'
    echo 'Where it has another name, say so: make check PYTHON=/path/to/python3'
    ;;
*) echo "PYTHON=$wanted cannot be used: it is not a Python 3.11 or newer with the venv module" ;;
esac >&2
exit 1
