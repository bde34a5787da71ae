/* Casewalk.exe and Casewalk-cli.exe: start the Python in this folder on main.py. */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>

typedef int (*py_main_t)(int, wchar_t **);

static int not_whole(void) {
    const wchar_t *words = L"Casewalk cannot start: the folder it is in is not whole. "
                           L"No audit was touched. Unpack the whole zip again, and start it there.";
#ifdef GUI
    MessageBoxW(NULL, words, L"Casewalk", MB_ICONERROR);
#else
    fwprintf(stderr, L"%ls\n", words);
#endif
    return 3;
}

static int start(int argc, wchar_t **argv) {
    static wchar_t here[32768], path[32768], script[32768];
    GetModuleFileNameW(NULL, here, 32000);
    wchar_t *cut = wcsrchr(here, L'\\');
    if (cut) *cut = 0;
    _snwprintf(path, 32767, L"%ls\\runtime\\python%ls.dll", here, L"" PYVER);
    SetDllDirectoryW(L""); /* no library from the folder that one happens to be in */
    HMODULE dll = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (!dll) return not_whole();
    py_main_t run = (py_main_t)(void *)GetProcAddress(dll, "Py_Main");
    if (!run) return not_whole();
    _snwprintf(script, 32767, L"%ls\\app\\main.py", here);
    wchar_t **all = calloc(argc + 4, sizeof *all);
    if (!all) return 3;
    int n = 0;
    all[n++] = argv[0];
    all[n++] = L"-B"; /* who may not write to the folder need not try */
    all[n++] = script;
    for (int i = 1; i < argc; i++) all[n++] = argv[i];
    return run(n, all);
}

#ifdef GUI
int WINAPI wWinMain(HINSTANCE one, HINSTANCE before, PWSTR words, int shown) {
    return start(__argc, __wargv);
}
#else
int wmain(int argc, wchar_t **argv) { return start(argc, argv); }
#endif
