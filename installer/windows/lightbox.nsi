; The installer for Windows: makensis -DVERSION=0.1.0 -DEDITION=reader installer\windows\lightbox.nsi
; after app.spec has made dist\EDITION\lightbox. For one user, so that no administrator is needed.
;
; The script compiles (makensis of Debian); what it installs was never built or run: there was no
; Windows at hand.

Unicode true
!include "MUI2.nsh"

!ifndef VERSION
  !error "-DVERSION=... is missing"
!endif
!ifndef EDITION
  !define EDITION "reader"
!endif
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Lightbox"

Name "Lightbox ${VERSION}"
OutFile "..\..\dist\lightbox-${EDITION}-${VERSION}-windows-x86_64-setup.exe"
InstallDir "$LOCALAPPDATA\Programs\Lightbox"
RequestExecutionLevel user
SetCompressor /SOLID lzma

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

Section
  RMDir /r "$INSTDIR\_internal" ; of an earlier version
  SetOutPath "$INSTDIR"
  File /r "..\..\dist\${EDITION}\lightbox\*"
  CreateShortcut "$SMPROGRAMS\Lightbox.lnk" "$INSTDIR\lightbox.exe"
  WriteRegStr HKCU "Software\Classes\.lightbox" "" "Lightbox.Model"
  WriteRegStr HKCU "Software\Classes\Lightbox.Model" "" "Lightbox model"
  WriteRegStr HKCU "Software\Classes\Lightbox.Model\shell\open\command" "" '"$INSTDIR\lightbox.exe" "%1"'
  ; Offered for DICOM beside what is there; the reader's own choice is not taken away.
  WriteRegStr HKCU "Software\Classes\Lightbox.Scan" "" "DICOM image"
  WriteRegStr HKCU "Software\Classes\Lightbox.Scan\shell\open\command" "" '"$INSTDIR\lightbox.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\.dcm\OpenWithProgids" "Lightbox.Scan" ""
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "Lightbox"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
SectionEnd

; What the reader kept (history, own models) stays in %LOCALAPPDATA%\Lightbox.
Section "Uninstall"
  Delete "$SMPROGRAMS\Lightbox.lnk"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\lightbox.exe"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\NOTICE"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "Software\Classes\.lightbox"
  DeleteRegKey HKCU "Software\Classes\Lightbox.Model"
  DeleteRegKey HKCU "Software\Classes\Lightbox.Scan"
  DeleteRegValue HKCU "Software\Classes\.dcm\OpenWithProgids" "Lightbox.Scan"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
