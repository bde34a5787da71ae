; The setup of one person: no administrator, no change outside that person's own profile.
Unicode true
Target amd64-unicode
!include "MUI2.nsh"
Name "Casewalk"
OutFile "${TARGET}"
Icon "${ICON}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Casewalk"
InstallDirRegKey HKCU "Software\Casewalk" "Folder"
SetCompressor /SOLID lzma
ManifestDPIAware true
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Casewalk.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Casewalk"

Section
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\runtime"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Casewalk.lnk" "$INSTDIR\Casewalk.exe"
  WriteRegStr HKCU "Software\Casewalk" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.casewalk" "" "Casewalk.audit"
  WriteRegStr HKCU "Software\Classes\Casewalk.audit" "" "Casewalk audit"
  WriteRegStr HKCU "Software\Classes\Casewalk.audit\DefaultIcon" "" "$INSTDIR\Casewalk.exe,0"
  WriteRegStr HKCU "Software\Classes\Casewalk.audit\shell\open\command" "" '"$INSTDIR\Casewalk.exe" "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Casewalk"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Casewalk.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; Audits, settings and kept copies stay: they are the person's own.
Section Uninstall
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\runtime"
  Delete "$INSTDIR\Casewalk.exe"
  Delete "$INSTDIR\Casewalk-cli.exe"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Casewalk.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Casewalk"
  DeleteRegKey HKCU "Software\Classes\Casewalk.audit"
  DeleteRegKey HKCU "Software\Classes\.casewalk"
SectionEnd
